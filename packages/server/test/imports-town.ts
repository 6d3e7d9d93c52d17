import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  buildAreaTree,
  buildDirectory,
  decide,
  type Fault,
  loadPack,
  type Moment,
  noticesToCalendar,
  type Pack,
  parseForm,
  type Result,
  type World,
} from "@xinlian/kernel";
import { v7 } from "uuid";
import { checkMapping } from "../src/imports/mapping/check.ts";
import { parseMapping } from "../src/imports/mapping/parse.ts";
import { openRows } from "../src/imports/rows/open.ts";
import { checkpointFolder } from "../src/imports/run/checkpoint.ts";
import type { ImportOrder } from "../src/imports/run/run.ts";
import type { ImportRow, ImportTarget, RowOutcome } from "../src/imports/target.ts";

export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.fault, null, 1));
}

/** A pack of one case type with a field of every kind that an import converts. */
const PACK_YAML = `
pack: letters
text: 来信 | letters
choices:
  kind: { ask: 咨询 | question, mend: 报修 | repair }
roles:
  clerk: { text: 收信员 | clerk, sees: city }
cases:
  letter:
    text: 来信 | letter
    number: "L{date}-{block:5}"
    fields:
      what:    { is: text, text: 内容 | what }
      kind:    { is: kind, text: 类别 | kind }
      caller:  { is: contact, text: 来信人 | caller, seal: [clerk] }
      place:   { is: place, text: 地点 | place }
      on:      { is: date, text: 日期 | date }
      seen:    { is: time, text: 看到的时间 | seen at }
      people:  { is: whole, text: 人数 | people }
      urgent:  { is: yes, text: 紧急 | urgent }
      tags:    { is: text, many: true, text: 标签 | tags }
      said:    { is: text, text: 答复 | answer }
    states:
      open: 待办 | open
      done: { text: 办结 | done, end: true }
    actions:
      receive:
        text: 登记 | receive
        from: new
        to: open
        by: [clerk, feed]
        form: [what, kind, caller, place?, on?, seen?, people?, urgent?, tags?]
      answer:
        text: 答复 | answer
        from: open
        to: done
        by: [clerk]
        form: [said]
    clocks:
      settle:
        text: 办理期限 | answer by
        whose: citizen
        from: open
        to: done
        limit: 15wd
        at: { due: answer_late }
`;

export const NOW = Date.parse("2026-11-02T09:00:00+08:00");
export const OFFSET = 480;

/** The pack of the tests, in which a late letter is marked by its clock. */
export function letters(): Pack {
  const text = PACK_YAML.replace(
    "    clocks:\n",
    "      answer_late:\n        text: 超期 | late\n        from: open\n        by: [clock]\n    clocks:\n",
  );
  return must(loadPack({ "pack.yaml": text }, "0".repeat(64)));
}

function worldFor(pack: Pack): World {
  const areas = must(
    buildAreaTree([
      { code: "511100", name: "乐山市", level: "city", parent: "" },
      { code: "511102", name: "市中区", level: "county", parent: "511100" },
    ]),
  );
  const directory = must(buildDirectory({ units: [], people: [], posts: [], duties: [] }, areas));
  const calendar = must(noticesToCalendar([]));
  let number = 0;
  return {
    now: NOW as Moment,
    city: "511100",
    calendar: () => calendar,
    areas,
    directory,
    pack,
    settings: {},
    cases: new Map(),
    stream: () => v7(),
    number: () => {
      number += 1;
      return `L20261102-${String(number).padStart(5, "0")}`;
    },
  };
}

/** The engine in small: reads each form with the kernel, decides, keeps what it opened by command id. */
export class Town implements ImportTarget {
  readonly pack: Pack;
  readonly #world: World;
  readonly opened = new Map<
    string,
    { readonly row: ImportRow; readonly stream: string; readonly clocks: number }
  >();
  batches = 0;
  /** Called before each batch is written. */
  before: () => void = () => {};

  constructor(pack: Pack = letters()) {
    this.pack = pack;
    this.#world = worldFor(pack);
  }

  async check(rows: readonly ImportRow[]): Promise<readonly (Fault | null)[]> {
    return rows.map((row) => {
      const decided = this.#decide(row);
      return decided.ok ? null : decided.fault;
    });
  }

  async open(rows: readonly ImportRow[]): Promise<readonly RowOutcome[]> {
    this.before();
    this.batches += 1;
    return rows.map((row): RowOutcome => {
      const before = this.opened.get(row.commandId);
      if (before !== undefined) {
        const same = JSON.stringify(before.row) === JSON.stringify(row);
        return { outcome: same ? "repeated" : "changed" };
      }
      const decided = this.#decide(row);
      if (!decided.ok) return { outcome: "refused", fault: decided.fault };
      const after = decided.value.changes[0]?.after;
      const stream = after?.stream ?? "";
      this.opened.set(row.commandId, {
        row,
        stream,
        clocks: Object.keys(after?.clocks ?? {}).length,
      });
      return { outcome: "opened", stream };
    });
  }

  #decide(row: ImportRow) {
    const node = this.pack.cases[row.type];
    const action = node?.actions[row.action];
    if (node === undefined || action === undefined) throw new Error(`no ${row.type}.${row.action}`);
    const form = parseForm(action, node, this.pack, row.form, this.#world);
    if (!form.ok) return form;
    const opened = row.openedAt === null ? {} : { opened: row.openedAt as Moment };
    const { type, action: name, historic } = row;
    return decide(
      { do: "open", type, action: name, form: form.value, historic, ...opened },
      this.#world,
      { actor: row.actor, kind: "feed", person: null, posts: [] },
    );
  }
}

export const MAP_YAML = `
import: letters-2020
pack: letters
type: letter
action: receive
key: 编号
occurred: { column: 受理时间, format: YYYY-MM-DD }
fields:
  what: { join: [标题, 内容], between: "：" }
  kind: { column: 类别, choices: { 咨询: ask, 报修: mend }, default: ask }
  caller: { parts: { name: 姓名, phone: 电话 } }
  people: 人数
`;

/** A file of its own folder. */
export function fileOf(name: string, content: string | Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), "xinlian-import-")), name);
  writeFileSync(path, content);
  return path;
}

/** An order over a file with the tests' pack; everything may be said otherwise. */
export async function orderOf(
  town: Town,
  path: string,
  said: Partial<ImportOrder> & { readonly map?: string } = {},
): Promise<ImportOrder> {
  const { map = MAP_YAML, ...rest } = said;
  const mapping = must(checkMapping(must(parseMapping(map, "test.map.yaml")), town.pack));
  return {
    source: must(await openRows(path, mapping.reading)),
    mapping,
    target: town,
    way: "historic",
    dry: false,
    skipBad: false,
    resume: false,
    actor: "feed:letters",
    offset: OFFSET,
    checkpoints: checkpointFolder(join(path, "..", "runs")),
    now: () => NOW,
    ...rest,
  };
}

export const HEAD = "编号,受理时间,标题,内容,类别,姓名,电话,人数";

/** Good rows from `first` on. */
export function goodRows(count: number, first = 1): string[] {
  return Array.from({ length: count }, (_, at) => {
    const id = first + at;
    const day = String((id % 28) + 1).padStart(2, "0");
    return `A${id},2020-03-${day},路灯坏了${id},"人民西路, 第${id}盏",报修,张三,1380000${String(id % 10_000).padStart(4, "0")},${id % 9}`;
  });
}
