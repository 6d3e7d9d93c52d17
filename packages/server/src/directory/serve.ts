import { type Moment, precedentsIn, whoAnswers } from "@xinlian/kernel";
import { refusal } from "../fault/refusal.ts";
import { sayWords } from "../fault/say.ts";
import type { House } from "../house.ts";
import type { Serving } from "../http/serve.ts";
import { serveDirectoryChanges } from "./serve-changes.ts";
import { topicNamed, topicWordsOf } from "./topics.ts";
import { areaNode, dutyView, personView, unitView } from "./views.ts";

/** Areas, units, people, duties, and who answers for what. */
export function serveDirectory(serving: Serving, house: House): void {
  const city = () => house.keeper.now;

  serving.on("areas", async ({ query }) => {
    const { areas } = city();
    const under = areas.get(query.under ?? areas.root.code);
    if (under === undefined) throw refusal("request-not-found", {}, "under");
    return {
      under: areaNode(under, city()),
      path: areas.path(under.code).map((area) => areaNode(area, city())),
      rows: areas.children(under.code).map((area) => areaNode(area, city())),
    };
  });

  serving.on("units", async ({ query }) => {
    const { areas, directory } = city();
    const found = directory
      .units()
      .filter((unit) => query.id === undefined || unit.id === query.id)
      .filter((unit) => query.area === undefined || areas.contains(query.area, unit.area))
      .filter((unit) => says(query.q, unit.text.zh, unit.text.en, unit.id));
    const page = slice(found, query.after, query.limit, (unit) => unit.id);
    return { rows: page.rows.map((unit) => unitView(unit, city())), next: page.next };
  });

  serving.on("people", async ({ query }) => {
    const found = city()
      .directory.people()
      .filter((person) => query.id === undefined || person.id === query.id)
      .filter((person) => query.unit === undefined || person.unit === query.unit)
      .filter((person) => says(query.q, person.name));
    const page = slice(found, query.after, query.limit, (person) => person.id);
    return { rows: page.rows.map((person) => personView(person, city())), next: page.next };
  });

  serving.on("duties", async ({ query }) => {
    const found = city()
      .directory.duties(query.pack)
      .filter((duty) => query.unit === undefined || duty.unit === query.unit);
    const page = slice(found, query.after, query.limit, (duty) => duty.id);
    const pack = city().packs.get(query.pack);
    const topics = pack === undefined ? {} : await topicWordsOf(house.engine, pack, page.rows);
    return { rows: page.rows.map((duty) => dutyView(duty, city(), topics)), next: page.next };
  });

  serving.on("explainDuty", async ({ query, at }) => {
    const { areas, directory } = city();
    const pack = city().packs.get(query.pack);
    if (pack === undefined) throw refusal("request-not-found", {}, "pack");
    const asked = query.topic ?? null;
    const named =
      asked === null ? null : await topicNamed(house.engine, pack, asked, at.now as Moment);
    const topics = named === null ? [] : named.topics.length === 0 ? [asked ?? ""] : named.topics;
    const area = query.area ?? areas.root.code;
    const rows = directory.duties(pack.name);
    const words = { ...(await topicWordsOf(house.engine, pack, rows)), ...named?.words };
    const question = { pack: pack.name, topics, area, words };
    const precedents = named === null ? [] : precedentsIn(named.world);
    const answer = whoAnswers(question, directory, areas, precedents);
    if (!answer.ok) return { unit: null, duty: null, because: sayWords(answer.fault), others: [] };
    const { unit, duty, because, others } = answer.value;
    return {
      unit: { id: unit.id, words: unit.text },
      duty: duty === null ? null : dutyView(duty, city(), words),
      because,
      others: others.flatMap(({ ground }) =>
        ground.kind === "duty" ? [dutyView(ground.row, city(), words)] : [],
      ),
    };
  });

  serveDirectoryChanges(serving, house);
}

function says(asked: string | undefined, ...texts: readonly string[]): boolean {
  if (asked === undefined) return true;
  const plain = asked.trim().toLowerCase();
  return texts.some((text) => text.toLowerCase().includes(plain));
}

/** A page of a list that stands in memory, after the row whose id is given. */
function slice<T>(
  rows: readonly T[],
  after: string | undefined,
  limit = 200,
  idOf: (row: T) => string,
): { readonly rows: readonly T[]; readonly next: string | null } {
  const sorted = [...rows].sort((a, b) => (idOf(a) < idOf(b) ? -1 : idOf(a) > idOf(b) ? 1 : 0));
  const rest = after === undefined ? sorted : sorted.filter((row) => idOf(row) > after);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rest.length > limit && last !== undefined ? idOf(last) : null };
}
