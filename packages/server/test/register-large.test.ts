import type { EntryImportReport, EntryPage } from "@xinlian/wire";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type OwedTown, owedTown } from "./owed-town.ts";

const ROWS = 3_223;
const BAD = 41;
const HEAD = ["杆号", "名称", "位置", "自定频次", "巡检人"];

let town: OwedTown;
beforeAll(async () => {
  town = await owedTown();
});
afterAll(async () => {
  await town.close();
});

/** Eleven ways in which a row cannot be entered. */
const WAYS: readonly ((row: string[]) => void)[] = [
  (row) => row.splice(0, 1, ""),
  (row) => row.splice(0, 1, " "),
  (row) => row.splice(2, 1, "没有这个区"),
  (row) => row.splice(2, 1, "999999"),
  (row) => row.splice(3, 1, "fortnight"),
  (row) => row.splice(3, 1, "每两周"),
  (row) => row.splice(4, 1, "查无此人"),
  (row) => row.splice(4, 1, "安@没有这个单位"),
  (row) => row.splice(2, 1, "5111-02006"),
  (row) => row.splice(1, 1, "长".repeat(10_001)),
  (row) => row.splice(4, 1, "@"),
];

function sheet(): { readonly text: string; readonly bad: ReadonlySet<number> } {
  const bad = new Set<number>();
  const lines = Array.from({ length: ROWS }, (_, at) => {
    const row = [`G${at + 1}`, `灯杆${at + 1}`, "511102006", at % 3 === 0 ? "month" : "", "安"];
    if (at % 78 === 40 && bad.size < BAD) {
      WAYS[bad.size % WAYS.length]?.(row);
      // The first line of a file is its head.
      bad.add(at + 2);
    }
    return row.join(",");
  });
  return { text: [HEAD.join(","), ...lines].join("\n"), bad };
}

async function send(text: string, dry: boolean): Promise<EntryImportReport> {
  const border = "----border";
  const part = [
    `--${border}`,
    'Content-Disposition: form-data; name="file"; filename="poles.csv"',
    "Content-Type: text/csv",
    "",
    text,
    `--${border}--`,
    "",
  ].join("\r\n");
  const keeper = await town.staff("keeper");
  const answer = await keeper.post(
    `/api/registers/poles/pole/import?dry=${dry}`,
    Buffer.from(part),
    { "content-type": `multipart/form-data; boundary=${border}` },
  );
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<EntryImportReport>();
}

async function standing(): Promise<number> {
  const [row] = await town.house.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM ledger.entry_row WHERE pack = 'poles' AND register = 'pole'",
    ),
  );
  return row?.n ?? -1;
}

it("a file of 3,223 rows of which 41 are bad in eleven ways tells exactly these, and writes nothing half", async () => {
  const { text, bad } = sheet();
  expect(bad.size).toBe(BAD);
  const tried = await send(text, true);
  expect(tried).toMatchObject({ dry: true, rows: ROWS, entered: ROWS - BAD, bad: BAD });
  expect(new Set(tried.badRows.map(({ row }) => row))).toEqual(bad);
  expect(await standing()).toBe(0);
  const done = await send(text, false);
  expect(done).toMatchObject({ dry: false, entered: ROWS - BAD, changed: 0, bad: BAD });
  expect(new Set(done.badRows.map(({ row }) => row))).toEqual(bad);
  expect(await standing()).toBe(ROWS - BAD);
  const again = await send(text, false);
  expect(again).toMatchObject({ entered: 0, changed: 0, same: ROWS - BAD, bad: BAD });
  // The bad rows come back as a file that says what is wrong; mended, they come in by the same door.
  const [head, ...mend] = (again.mend ?? "").replace(/\r\n$/, "").split("\r\n");
  expect(head).toBe(`\ufeff${[...HEAD, "问题"].join(",")}`);
  expect(mend).toHaveLength(BAD);
  const places = mend.map((line) => Number(/第 (\d+) 行：/.exec(line)?.[1]));
  expect(places).toEqual([...bad]);
  expect(mend[0]).toContain("杆号：");
  const mended = places.map((row) => `G${row - 1},灯杆${row - 1},511102006,,安,已改`);
  const last = await send([head, ...mended].join("\n"), false);
  expect(last).toMatchObject({ entered: BAD, bad: 0, mend: null });
  expect(await standing()).toBe(ROWS);
  const keeper = await town.staff("keeper");
  const page = (await keeper.get("/api/registers/poles/pole?limit=1")).json<EntryPage>();
  expect(page.rows[0]?.display.walker?.zh).toBe("安");
}, 300_000);

it("marks that nobody sees are left out of a file, in its head and its cells (FD-6)", async () => {
  const row = "\u200bY1\u2060,灯\u0007杆\u200b,511102006,month,安";
  const text = `\ufeff杆\u200b号,名称\u200e,位置,自定频次,巡检人\n${row}\nZ\u200b1,新\u0007杆,511102006,,安`;
  await send(`${HEAD.join(",")}\nY1,灯杆,511102006,month,安`, false);
  const told = await send(text, false);
  expect(told).toMatchObject({ entered: 1, changed: 0, same: 1, bad: 0 });
  const keeper = await town.staff("keeper");
  const form = { no: "Z\u200b1", name: "甲", place: { area: "511102006" } };
  const refused = await keeper.post("/api/registers/poles/pole", { form });
  expect([refused.statusCode, refused.body]).toEqual([422, expect.stringContaining("U+200B")]);
});
