import { entryTitle, type Moment, type Words } from "@xinlian/kernel";
import type { CaseFilter, CaseGroups } from "@xinlian/wire";
import { entriesOf } from "../engine/entries.ts";
import type { House } from "../house.ts";
import type { Circumstance, PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { askerOf } from "../row/asker.ts";
import { type Asker, deskOf, questionOf } from "../row/question.ts";
import { countCases } from "./count.ts";
import { exportCases } from "./export.ts";
import { groupCases, groupWords } from "./groups.ts";
import { listPage } from "./list.ts";
import { meOf } from "./read-case.ts";
import { rowView } from "./row-view.ts";

/** Lists of cases: pages, counts, groups, and the list as a spreadsheet; one filter for all of them. */
export function serveLists(serving: Serving, house: House): void {
  const { engine } = house;
  const asking = (caller: PersonCaller, at: Circumstance) =>
    askerOf(engine, meOf(caller, engine), at.now as Moment);

  serving.on("cases", async ({ query, caller, at, reply }) => {
    const { sort, after, limit = 50, ...filter } = query;
    const person = caller as PersonCaller;
    const asker = asking(person, at);
    const desk = filter.desk === undefined ? null : deskOf(filter, engine.city.packs);
    const page = await engine.ledger.view(person.viewer, async (sql) => {
      const listed = await listPage(sql, asker, filter, {
        limit,
        ...(sort !== undefined && { sort }),
        ...(after !== undefined && { after }),
      });
      return { ...listed, cases: await engine.casesOfRows(sql, listed.rows) };
    });
    if (page.next !== null) reply.header("link", nextLink({ ...query, after: page.next }));
    const entries = await engine.entriesOfRows(page.rows);
    return {
      rows: page.rows.map((row) =>
        rowView(row, engine, asker.me, asker.now, desk, entries, page.cases),
      ),
      next: page.next,
    };
  });

  serving.on("countCases", async ({ query, caller, at }) => {
    const person = caller as PersonCaller;
    return engine.ledger.view(person.viewer, (sql) => countCases(sql, asking(person, at), query));
  });

  serving.on("groupCases", async ({ query: { by, ...rest }, caller, at }) => {
    const person = caller as PersonCaller;
    const asker = asking(person, at);
    const filter = rest as CaseFilter;
    const groups = await engine.ledger.view(person.viewer, (sql) =>
      groupCases(sql, asker, filter, by),
    );
    return named(groups, by, filter, asker, house);
  });

  serving.on("exportCases", async ({ query, caller, at, reply }) => {
    const person = caller as PersonCaller;
    await exportCases(query, person, asking(person, at), house, at, reply);
    return undefined;
  });
}

/** Gives each group its words; those of entries are read from their register. */
async function named(
  groups: Awaited<ReturnType<typeof groupCases>>,
  by: string,
  filter: CaseFilter,
  asker: Asker,
  { engine }: House,
): Promise<CaseGroups> {
  const question = questionOf(filter, asker);
  const { pack } = question;
  const field = pack?.cases[question.type ?? ""]?.fields[by];
  const register = field?.kind === "register" ? pack?.registers[field.of ?? ""] : undefined;
  const ids = groups.rows.flatMap(({ key }) => key ?? []);
  const entries = await entriesOf(engine.ledger, register === undefined ? [] : ids);
  const title = (key: string | null): Words => {
    const entry = entries.get(key ?? "");
    if (entry === undefined || register === undefined || pack === null)
      return { zh: key ?? "", en: key ?? "" };
    return entryTitle(entry, register, { ...asker.world(pack), entries });
  };
  const rows = groups.rows.map((row) => ({
    ...row,
    words: groupWords(by, row.key, question, engine.city) ?? title(row.key),
  }));
  return { rows, total: groups.total };
}

function nextLink(query: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return `</api/cases?${search}>; rel="next"`;
}
