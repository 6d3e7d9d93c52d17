import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Language, loadPack } from "@xinlian/kernel";
import type { ImportRow, ImportTarget, RowOutcome } from "@xinlian/server";
import { describe, expect, test } from "vitest";
import { importCommand } from "../src/import/import-command.ts";

const PACK = `
pack: notes
text: 记事 | notes
roles:
  clerk: { text: 记事员 | clerk, sees: city }
cases:
  note:
    text: 记事 | note
    number: "N{date}-{block:5}"
    fields:
      what: { is: text, text: 内容 | what }
      on:   { is: date, text: 日期 | date }
    states:
      open: 待办 | open
      done: { text: 办结 | done, end: true }
    actions:
      take:
        text: 记下 | take down
        from: new
        to: open
        by: [clerk, feed]
        form: [what, on?]
      finish:
        text: 办结 | finish
        from: open
        to: done
        by: [clerk, clock]
    clocks:
      end:
        text: 期限 | end by
        whose: citizen
        from: open
        to: done
        limit: 15wd
        at: { due: finish }
`;
const MAP =
  "import: notes\npack: notes\ntype: note\naction: take\nkey: id\nfields: { what: 内容, on: 日期 }\n";
const GOOD = "id,内容,日期\n1,路灯,2024-01-02\n2,井盖,2024-01-03\n";
const BAD = `${GOOD}3,噪声,2024/13/01\n`;

/** Keeps rows by their command id, as the ledger does. */
class Kept implements ImportTarget {
  readonly rows = new Map<string, ImportRow>();

  async check(rows: readonly ImportRow[]) {
    return rows.map(() => null);
  }

  async open(rows: readonly ImportRow[]): Promise<readonly RowOutcome[]> {
    return rows.map((row) => {
      if (this.rows.has(row.commandId)) return { outcome: "repeated" };
      this.rows.set(row.commandId, row);
      return { outcome: "opened", stream: row.commandId };
    });
  }
}

function place(file = GOOD, map = MAP) {
  const folder = mkdtempSync(join(tmpdir(), "xinlian-cli-"));
  writeFileSync(join(folder, "rows.csv"), file);
  writeFileSync(join(folder, "rows.map.yaml"), map);
  const target = new Kept();
  let closed = 0;
  const run = async (extra: readonly string[] = [], language: Language = "en", stopped = false) => {
    let [out, err] = ["", ""];
    const pack = loadPack({ "pack.yaml": PACK }, "0".repeat(64));
    if (!pack.ok) throw new Error(JSON.stringify(pack.fault));
    const code = await importCommand(
      [join(folder, "rows.csv"), "--map", join(folder, "rows.map.yaml"), ...extra],
      {
        language,
        terminal: true,
        signal: stopped ? AbortSignal.abort() : new AbortController().signal,
        out: (text) => {
          out += text;
        },
        err: (text) => {
          err += text;
        },
      },
      {
        now: () => Date.parse("2026-11-02T09:00:00+08:00"),
        openCity: async () => ({
          ok: true,
          value: {
            packs: new Map([["notes", pack.value]]),
            target,
            actor: "feed:test",
            offset: 480,
            runs: join(folder, "runs"),
            close: async () => {
              closed += 1;
            },
          },
        }),
      },
    );
    return { code, out, err, closed };
  };
  return { folder, target, run };
}

describe("xinlian import", () => {
  test("loads a file once, says what it did and closes the city", async () => {
    const { run, target } = place();
    const first = await run();
    expect(first).toMatchObject({
      code: 0,
      out: "read 2, added 2, repeated 0, bad 0\n",
      closed: 1,
    });
    expect(first.err).toContain("loading 2/2 rows");
    expect(await run([], "zh")).toMatchObject({
      code: 0,
      out: "读 2 行，新增 0，已有 2，有问题 0\n",
    });
    expect(target.rows.size).toBe(2);
  });

  test("a dry run names every bad cell and loads nothing", async () => {
    const { run, target } = place(BAD);
    const { code, out } = await run(["--dry-run"]);
    expect([code, out.split("\n")]).toEqual([
      1,
      [
        'row 4, column 日期: "2024/13/01" is not a date (expected YYYY-MM-DD)',
        "read 3, added 0, repeated 0, bad 1",
        "dry run: nothing was loaded",
        "",
      ],
    ]);
    expect(target.rows.size).toBe(0);
  });

  test("bad rows keep the file out, unless they are to be passed over", async () => {
    const { run, target } = place(BAD);
    const refused = await run([], "zh");
    expect(refused.code).toBe(1);
    expect(refused.out).toContain("第 4 行“日期”列：“2024/13/01”不是日期（应为 YYYY-MM-DD）");
    expect(refused.out).toContain("1 行有问题，什么也没有导入");
    expect(target.rows.size).toBe(0);
    expect((await run(["--skip-bad"])).out).toContain("added 2, repeated 0, bad 1");
    expect(target.rows.size).toBe(2);
  });

  test.each(["csv", "json", "xlsx"])("the bad rows are written as %s", async (kind) => {
    const { run, folder } = place(BAD);
    const path = join(folder, `bad.${kind}`);
    await run(["--dry-run", "--report", path]);
    const bytes = readFileSync(path);
    if (kind === "csv") {
      expect(bytes.toString()).toBe(
        '\ufeffrow,column,code,what is wrong\r\n4,日期,import-cell-date,"""2024/13/01"" is not a date (expected YYYY-MM-DD)"\r\n',
      );
    } else if (kind === "json") {
      expect(JSON.parse(bytes.toString())).toMatchObject({
        read: 3,
        bad: 1,
        cells: [{ row: 4, column: "日期" }],
      });
    } else {
      expect(bytes.subarray(0, 2).toString()).toBe("PK");
    }
  });

  test("a mapping's mistakes are told with file and line, and no city is opened", async () => {
    const { run } = place(GOOD, MAP.replace("key: id\n", "keys: id\n"));
    const { code, err, closed } = await run();
    expect([code, closed]).toEqual([1, 0]);
    expect(err).toContain('rows.map.yaml:5: "keys" is not known here');
    expect(err).toContain('rows.map.yaml:1: "key" is missing');
  });

  test("a pack that is not there", async () => {
    const { run } = place(GOOD, MAP.replace("pack: notes", "pack: letters"));
    const { code, err, closed } = await run();
    expect([code, closed]).toEqual([1, 1]);
    expect(err).toContain('There is no pack, case or action "letters"; there are: notes');
  });

  test("Ctrl-C ends with its own code and says how to go on", async () => {
    const { run } = place();
    const { code, out } = await run([], "en", true);
    expect(code).toBe(130);
    expect(out).toContain("stopped; go on with --resume");
  });

  test.each([
    [["--historic", "--live"]],
    [["--report", "bad.doc"]],
    [["--colour"]],
    [["second.csv"]],
  ])("arguments that make no sense: %s", async (extra) => {
    const { run } = place();
    const { code, err } = await run(extra);
    expect([code, err.startsWith("Usage:")]).toEqual([2, true]);
  });
});
