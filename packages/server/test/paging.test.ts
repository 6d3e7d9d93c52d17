import type { CaseCount, CasePage, CaseRow, SessionView } from "@xinlian/wire";
import readXlsxFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { act, type Browser, foundTown, MONDAY, REPORT, report, type Town } from "./town.ts";

const DAY = 86_400_000;
let town: Town;
let receiver: Browser;
let all: readonly CaseRow[];

beforeAll(async () => {
  town = await foundTown();
  receiver = await town.staff("shouli");
  const kinds = ["consult", "help", "suggest", "complain"];
  for (let at = 0; at < 41; at++) {
    // Several on the same moment, so that the stream decides.
    town.at(MONDAY - (at % 7) * DAY);
    const { view } = await report(town, {
      ...REPORT,
      what: `第${at}盏路灯不亮`,
      kind: kinds[at % 4],
    });
    if (at % 5 === 0) {
      town.at(MONDAY);
      const answer = await act(
        receiver,
        view,
        "guide",
        { answer: "已解释。" },
        { "if-match": view.etag },
      );
      if (answer.statusCode !== 200) throw new Error(answer.body);
    }
  }
  town.at(MONDAY);
  all = (await receiver.get("/api/cases?limit=200")).json<CasePage>().rows;
});
afterAll(async () => {
  await town.close();
});

async function pages(query: string, limit: number): Promise<CaseRow[]> {
  const rows: CaseRow[] = [];
  let url: string | null = `/api/cases?limit=${limit}&${query}`;
  for (let turn = 0; url !== null && turn < 100; turn++) {
    const answer = await receiver.get(url);
    const page = answer.json<CasePage>();
    rows.push(...page.rows);
    const link = /^<([^>]+)>; rel="next"$/.exec(String(answer.headers.link ?? ""))?.[1];
    expect(link === undefined).toBe(page.next === null);
    url = link ?? null;
  }
  return rows;
}

/** The order said plainly: by value, by id where it is the same; those without one last, the newest of them first. */
function ordered(rows: readonly CaseRow[], by: "due" | "opened", way: 1 | -1): string[] {
  const value = (row: CaseRow) =>
    by === "opened" ? Date.parse(row.opened) : row.clock && Date.parse(row.clock.due);
  const newest = (a: CaseRow, b: CaseRow) =>
    Date.parse(b.opened) - Date.parse(a.opened) || (a.id < b.id ? 1 : -1);
  return [...rows]
    .sort((a, b) => {
      const [x, y] = [value(a), value(b)];
      if (x === null || y === null) return x === y ? newest(a, b) : x === null ? 1 : -1;
      return x === y ? (a.id < b.id ? -way : way) : x < y ? -way : way;
    })
    .map((row) => row.id);
}

describe("keyset pages", () => {
  it.each([
    ["due", "due", 1],
    ["-due", "due", -1],
    ["opened", "opened", 1],
    ["-opened", "opened", -1],
  ] as const)(
    "give every row once in the order %s, whatever the page's size",
    async (sort, by, way) => {
      for (const limit of [1, 3, 7, 40, 41, 200]) {
        const rows = await pages(`sort=${sort}`, limit);
        expect(rows.map((row) => row.id)).toEqual(ordered(all, by, way));
      }
    },
  );

  it("show no row twice and hide none when rows come in between", async () => {
    const first = (await receiver.get("/api/cases?limit=10&sort=-opened")).json<CasePage>();
    town.at(MONDAY + 1000);
    await report(town);
    const rest = await pages(`sort=-opened&after=${first.next}`, 10);
    const seen = [...first.rows, ...rest].map((row) => row.id);
    expect(seen).toEqual(ordered(all, "opened", -1));
    town.at(MONDAY);
  });

  it("count what they list, by light", async () => {
    for (const filter of [
      "",
      "state=open",
      "state=ended",
      "light=late",
      "light=soon",
      "light=ok",
      "area=511102",
    ]) {
      const rows = await pages(filter, 50);
      const count = (await receiver.get(`/api/cases/count?${filter}`)).json<CaseCount>();
      expect(count.count).toBe(rows.length);
      for (const light of ["ok", "soon", "late", "pause", "done"] as const) {
        expect([filter, light, count.lights[light]]).toEqual([
          filter,
          light,
          rows.filter((row) => row.light.light === light).length,
        ]);
      }
    }
  });

  it("go out as a spreadsheet with the same rows, marked with who took it, and on record", async () => {
    const answer = await receiver.get("/api/cases.xlsx?state=open");
    expect(answer.statusCode).toBe(200);
    const [sheet] = await readXlsxFile(answer.rawPayload);
    const [mark, , ...cells] = sheet?.data ?? [];
    const { person } = (await receiver.get("/api/session")).json<SessionView>();
    expect(String(mark?.[0])).toContain(person.name);
    const rows = await pages("state=open", 50);
    expect(cells.map((row) => row[0])).toEqual(rows.map((row) => row.number));
    const exported = await town.house.ledger.view({ kind: "engine" }, (sql) =>
      sql.query<{ actor: string }>("SELECT actor FROM ledger.event WHERE kind = 'exported'"),
    );
    expect(exported).toHaveLength(1);
  });

  it("find by words, by exact phrase and by number", async () => {
    const find = async (q: string) => pages(`q=${encodeURIComponent(q)}`, 200);
    expect((await find("路灯")).length).toBeGreaterThanOrEqual(41);
    expect(await find("“第7盏路灯”")).toHaveLength(1);
    const number = all[3]?.number ?? "";
    expect((await find(number)).map((row) => row.number)).toEqual([number]);
    expect(await find("没有这样的词句")).toEqual([]);
  });
});
