import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { badCellText } from "../src/imports/report/bad-cell-text.ts";
import { runImport } from "../src/imports/run/run.ts";
import { fileOf, goodRows, HEAD, must, orderOf, Town } from "./imports-town.ts";

const csv = (rows: readonly string[]) => fileOf("letters.csv", `${[HEAD, ...rows].join("\n")}\n`);

/** Seven rows, each bad in its own way, and what is said of them (the header is row 1). */
const BAD: readonly (readonly [at: number, row: string, said: string])[] = [
  [
    17,
    "B1,2024/13/01,标题,内容,报修,张三,13800000001,1",
    'row 17, column 受理时间: "2024/13/01" is not a date (expected YYYY-MM-DD)',
  ],
  [
    120,
    "B2,2023-02-29,标题,内容,报修,张三,13800000001,1",
    'row 120, column 受理时间: "2023-02-29" is not a date (expected YYYY-MM-DD)',
  ],
  [333, ",2020-03-01,标题,内容,报修,张三,13800000001,1", "row 333, column 编号: must not be empty"],
  [
    501,
    "B4,2020-03-01,标题,内容,表扬,张三,13800000001,1",
    'row 501, column 类别: "表扬" is none of the choices: 咨询, 报修',
  ],
  [502, "B5,2020-03-01,标题,内容,报修,张三,123,1", "row 502, column 电话: "],
  [700, "B6,2020-03-01,标题,内容,报修,张三,13800000001,许多", "row 700, column 人数: "],
  [
    1007,
    "A5,2020-03-01,另一件,内容,报修,张三,13800000001,1",
    'row 1007, column 编号: the key "A5" stands in row 6 too, with other content',
  ],
];

function withBad(): readonly string[] {
  const rows = goodRows(1000);
  for (const [at, row] of BAD) rows.splice(at - 2, 0, row);
  return rows;
}

describe("a file of 1,000 good and 7 bad rows", () => {
  test("a dry run tells exactly the 7 by row and column, and loads nothing", async () => {
    const town = new Town();
    const report = must(await runImport(await orderOf(town, csv(withBad()), { dry: true })));
    const told = report.cells.map((cell) => badCellText(cell, "en"));
    expect(told.map((text, at) => text.startsWith(BAD[at]?.[2] ?? "-"))).toEqual(
      BAD.map(() => true),
    );
    expect(told).toHaveLength(7);
    expect(report).toMatchObject({ state: "done", read: 1007, bad: 7, added: 0 });
    expect(town.batches).toBe(0);
  });

  test("a real run refuses to load it", async () => {
    const town = new Town();
    const report = must(await runImport(await orderOf(town, csv(withBad()))));
    expect(report).toMatchObject({ state: "refused", bad: 7, added: 0 });
    expect(town.opened.size).toBe(0);
  });

  test("with skipBad the 1,000 are loaded, a second time none", async () => {
    const town = new Town();
    const path = csv(withBad());
    const first = must(await runImport(await orderOf(town, path, { skipBad: true })));
    expect(first).toMatchObject({ state: "done", bad: 7, added: 1000, repeated: 0 });
    const second = must(await runImport(await orderOf(town, path, { skipBad: true })));
    expect(second).toMatchObject({ state: "done", bad: 7, added: 0, repeated: 1000 });
    expect(town.opened.size).toBe(1000);
  });

  test("the value of a sealed field is in no message", async () => {
    const report = must(await runImport(await orderOf(new Town(), csv(withBad()), { dry: true })));
    const said = report.cells.filter(({ row }) => row === 502);
    expect(JSON.stringify(said)).not.toMatch(/123|张三/u);
  });
});

describe("historic and live", () => {
  test("historic keeps the moment of the file and starts no clocks", async () => {
    const town = new Town();
    must(await runImport(await orderOf(town, csv(goodRows(1)), { way: "historic" })));
    const [one] = town.opened.values();
    expect(one?.row.openedAt).toBe(Date.parse("2020-03-02T00:00:00+08:00"));
    expect(one?.clocks).toBe(0);
  });

  test("live opens the rows now and starts their clocks", async () => {
    const town = new Town();
    must(await runImport(await orderOf(town, csv(goodRows(1)), { way: "live" })));
    const [one] = town.opened.values();
    expect(one?.row.openedAt).toBeNull();
    expect(one?.clocks).toBe(1);
  });

  test("which of the two has to be said when rows have a moment", async () => {
    const unsaid = await runImport(await orderOf(new Town(), csv(goodRows(1)), { way: null }));
    expect(unsaid).toMatchObject({ ok: false, fault: { code: "import-way-missing" } });
  });

  test("historic without a moment is refused; live need not be said", async () => {
    const map =
      "import: x\npack: letters\ntype: letter\naction: receive\nkey: 编号\nfields: { what: 标题, kind: { constant: ask }, caller: { parts: { phone: 电话 } } }\n";
    const historic = await runImport(
      await orderOf(new Town(), csv(goodRows(1)), { map, way: "historic" }),
    );
    expect(historic).toMatchObject({ ok: false, fault: { code: "import-way-impossible" } });
    const live = must(
      await runImport(await orderOf(new Town(), csv(goodRows(1)), { map, way: null })),
    );
    expect(live).toMatchObject({ way: "live", added: 1 });
  });

  test("a moment in the future is a bad cell", async () => {
    const row = goodRows(1)[0]?.replace(/2020-03-\d\d/u, "2027-01-01") ?? "";
    const report = must(await runImport(await orderOf(new Town(), csv([row]), { dry: true })));
    expect(report.cells.map((cell) => badCellText(cell, "zh"))).toEqual([
      "第 2 行“受理时间”列：“2027-01-01”在将来，应不晚于现在",
    ]);
  });
});

describe("stop, resume, repeat", () => {
  async function stopAfter(batches: number, path: string, town: Town) {
    const stop = new AbortController();
    town.before = () => {
      if (town.batches + 1 === batches) stop.abort();
    };
    const report = must(
      await runImport(await orderOf(town, path, { batch: 10, signal: stop.signal })),
    );
    town.before = () => {};
    return report;
  }

  test("a stopped run says how far it came and is resumed after that row", async () => {
    const town = new Town();
    const path = csv(goodRows(95));
    const stopped = await stopAfter(3, path, town);
    expect(stopped).toMatchObject({ state: "stopped", added: 30 });
    const resumed = must(await runImport(await orderOf(town, path, { batch: 10, resume: true })));
    expect(resumed).toMatchObject({ state: "done", added: 95, repeated: 0, resumedAfter: 31 });
    expect(town.opened.size).toBe(95);
  });

  test("run again without resume, what is there is found repeated", async () => {
    const town = new Town();
    const path = csv(goodRows(95));
    await stopAfter(3, path, town);
    const again = must(await runImport(await orderOf(town, path, { batch: 10 })));
    expect(again).toMatchObject({ state: "done", added: 65, repeated: 30, resumedAfter: null });
  });

  test("a run that died between append and checkpoint doubles nothing", async () => {
    const town = new Town();
    const path = csv(goodRows(40));
    const order = await orderOf(town, path, { batch: 10 });
    const dying = { ...order.checkpoints, write: async () => Promise.reject(new Error("killed")) };
    await expect(runImport({ ...order, checkpoints: dying })).rejects.toThrow("killed");
    expect(town.opened.size).toBe(10);
    const resumed = must(await runImport({ ...order, resume: true }));
    expect(resumed).toMatchObject({ added: 30, repeated: 10 });
    expect(town.opened.size).toBe(40);
  });

  test("a finished run leaves no checkpoint; a torn one is as none", async () => {
    const town = new Town();
    const path = csv(goodRows(30));
    await stopAfter(2, path, town);
    const folder = join(path, "..", "runs");
    const [file = ""] = readdirSync(folder);
    writeFileSync(join(folder, file), '{"row": 1');
    const resumed = must(await runImport(await orderOf(town, path, { batch: 10, resume: true })));
    expect(resumed).toMatchObject({ added: 10, repeated: 20, resumedAfter: null });
    expect(readdirSync(folder)).toEqual([]);
  });

  test("another file is not resumed where the first one stopped", async () => {
    const town = new Town();
    await stopAfter(2, csv(goodRows(30)), town);
    const other = must(
      await runImport(await orderOf(town, csv(goodRows(25)), { batch: 10, resume: true })),
    );
    expect(other).toMatchObject({ added: 5, repeated: 20, resumedAfter: null });
  });

  test("progress counts up to the number of rows in both phases", async () => {
    const told: string[] = [];
    const onProgress = (at: { phase: string; done: number; total: number | null }) =>
      told.push(`${at.phase} ${at.done}/${at.total}`);
    must(await runImport(await orderOf(new Town(), csv(goodRows(25)), { batch: 10, onProgress })));
    expect(told).toEqual([
      "reading 10/null",
      "reading 20/null",
      "reading 25/null",
      "loading 10/25",
      "loading 20/25",
      "loading 25/25",
    ]);
  });
});

describe("doubles and changes", () => {
  test("the same row twice in one file enters once", async () => {
    const town = new Town();
    const [row = ""] = goodRows(1);
    const report = must(await runImport(await orderOf(town, csv([row, row]))));
    expect(report).toMatchObject({ read: 2, added: 1, repeated: 1, bad: 0 });
  });

  test("a key that was imported with other content is told and changes nothing", async () => {
    const town = new Town();
    must(await runImport(await orderOf(town, csv(goodRows(3)))));
    const rows = goodRows(3);
    rows[1] = rows[1]?.replace("路灯坏了2", "路灯没坏") ?? "";
    const report = must(await runImport(await orderOf(town, csv(rows))));
    expect(report).toMatchObject({ added: 0, repeated: 2, bad: 1 });
    expect(report.cells.map((cell) => badCellText(cell, "en"))).toEqual([
      'row 3, column 编号: the key "A2" was imported before with other content; an import changes no case',
    ]);
  });

  test("a file that changes between the two passes is refused", async () => {
    const town = new Town();
    const path = csv(goodRows(3));
    const order = await orderOf(town, path);
    const check = town.check.bind(town);
    town.check = async (rows) => {
      writeFileSync(path, `${HEAD}\n`);
      return check(rows);
    };
    expect(await runImport(order)).toMatchObject({
      ok: false,
      fault: { code: "import-file-changed" },
    });
    expect(town.opened.size).toBe(0);
  });
});
