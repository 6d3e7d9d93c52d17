import { randomUUID } from "node:crypto";
import type { CasePage, CaseRow } from "@xinlian/wire";
import type { Worker } from "./cast.ts";
import type { Chance } from "./chance.ts";
import { isLeft } from "./habit.ts";
import type { Tally } from "./tally.ts";

/** What a worker needs to know of the city to fill a form. */
export interface Known {
  readonly topics: readonly string[];
  readonly units: readonly string[];
  /** This day and so many on, as a date. */
  day(on: number): string;
  now(): string;
}

type Form = Readonly<Record<string, unknown>>;
type Fill = (chance: Chance, known: Known, others: readonly CaseRow[]) => Form;
/** An action and how its form is filled; `asked` is tried though the list does not offer it. */
type Choice = readonly [action: string, form: Fill, asked?: "asked"];

const none = () => ({});
const reason = () => ({ reason: "职责不清，请研判。" });
const demand = () => ({ demand: "请三日内到现场核实并反馈。" });
const RATINGS = ["very_satisfied", "satisfied", "basically", "dissatisfied"];

/** Role → list (what is asked of the list of cases) → what may be done there, the first more often than the others. */
const WORK: Readonly<Record<string, Readonly<Record<string, readonly Choice[]>>>> = {
  call_taker: {
    "desk=intake": [
      ["urge", none],
      ["add", () => ({ more_said: "又打来补充：晚上更严重。" })],
      ["reopen", () => ({ words: "又坏了。" })],
      ["drop", reason],
      ["alert", (_, { now }) => ({ line: "l119", taken_by: "119 接警员", taken_at: now() })],
    ],
    "type=order&state=closed": [["reopen", () => ({ words: "又坏了。" }), "asked"]],
  },
  dispatcher: {
    "desk=dispatch": [
      [
        "dispatch",
        (chance, { topics, units }) => ({ topic: chance.of(topics), lead: chance.of(units) }),
      ],
      [
        "rule",
        (chance, { topics, units }) => ({
          topic: chance.of(topics),
          lead: chance.of(units),
          reason: "经会商，由该单位主办。",
        }),
      ],
      ["take_back", reason],
      ["merge", (chance, _, others) => ({ into: chance.of(others).id })],
      ["split", () => ({ part_what: "另有一处垃圾没有清运。", part_kind: "help" })],
    ],
    "type=order&state=handling,dispatched": [
      [
        "reassign",
        (chance, { topics, units }) => ({
          topic: chance.of(topics),
          lead: chance.of(units),
          reason: "按职责改派。",
        }),
        "asked",
      ],
    ],
  },
  handler: {
    "desk=queue": [
      ["sign", none],
      [
        "reply",
        (chance, { day }) => ({
          ...(chance.happens(0.15)
            ? { outcome: "planned", planned: day(1 + chance.under(3)) }
            : { outcome: chance.happens(0.8) ? "solved" : "explained" }),
          answer: "已到现场处理完毕，经核实恢复正常。",
        }),
      ],
      ["contact", () => ({ way: "phone", note: "已电话联系来电人，说明处理安排。" })],
      ["interim", () => ({ progress: "已排定施工队，明天进场。" })],
      ["ask_more", () => ({ more: "5wd", reason: "需要采购配件。" })],
      [
        "call_in",
        (chance, { units }) => ({ units: [chance.of(units)], about: "请协助确认权属。" }),
      ],
      ["return", reason],
    ],
    "desk=assists": [
      ["answer", () => ({ reply: "经核对，权属在主办单位。" })],
      ["decline", reason],
    ],
    "desk=supervisions": [["report_back", () => ({ result: "已办理，情况属实。" })]],
    "desk=instructions": [["report_back", () => ({ result: "已按批示落实。" })]],
    "desk=statutory_track": [
      ["accept", none],
      [
        "finish",
        (chance) => ({ finding: chance.of(["mediated", "filed"]), result: "已书面告知。" }),
      ],
      ["refuse", reason],
    ],
  },
  reviewer: {
    "desk=review": [
      ["approve", none],
      ["send_back", () => ({ reason: "没有说明何时修好。" })],
    ],
  },
  caller_back: {
    "desk=callback": [
      [
        "fixed",
        (chance) => (chance.happens(0.85) ? { rating: chance.of(RATINGS.slice(0, 3)) } : {}),
      ],
      ["not_fixed", (chance) => ({ rating: chance.of(RATINGS.slice(2)), words: "还是老样子。" })],
      ["miss", none],
      ["decline", none],
      ["call_now", none],
    ],
  },
  relay: {
    "desk=relayed": [
      ["fixed", none],
      ["not_fixed", none],
      ["miss", none],
    ],
  },
  supervisor: {
    "desk=board": [
      ["give_more", none],
      ["deny_more", () => ({ note: "请按期办理。" })],
      ["redo_studied", demand],
      ["conclude", () => ({ reason: "已多次到场。", answer: "经研判，单位已尽责。" })],
      ["supervise", demand],
      ["urge", none],
      ["stop", () => ({ guide: "court", reason: "已进入诉讼。", answer: "请待法院判决。" })],
    ],
    "desk=supervisions": [
      ["check", none],
      ["again", reason],
    ],
    "type=callback&state=solved,unsolved": [["exclude", reason, "asked"]],
  },
  leader: {
    "desk=cockpit": [["instruct", () => ({ order_said: "请城管局牵头，一周内解决。" })]],
    "desk=instructions": [
      ["note", none],
      ["further", reason],
    ],
  },
};

/** One round at the desk: looks at the list, takes a few rows, does one thing with each. */
export async function work(
  worker: Worker,
  known: Known,
  most: number,
  chance: Chance,
  tally: Tally,
): Promise<void> {
  for (const [list, choices] of Object.entries(WORK[worker.role] ?? {})) {
    const asked = choices.some(([, , how]) => how === "asked");
    // The first list is that of his work; into the others he looks now and then.
    const first = choices === Object.values(WORK[worker.role] ?? {})[0];
    if (!first && !chance.happens(asked ? 0.2 : 0.5)) continue;
    const page = await worker.at.get(`/api/cases?pack=hotline&${list}&limit=50`);
    tally.count("list", page.statusCode);
    if (page.statusCode !== 200) continue;
    const rows = page.json<CasePage>().rows.filter(({ id }) => !isLeft(id));
    for (let i = 0; i < (asked ? 1 : most) && rows.length > 0; i += 1) {
      const [row] = rows.splice(chance.under(rows.length), 1);
      if (row === undefined) continue;
      const done = await one(worker, row, rows, choices, known, chance);
      if (done !== null) tally.count(...done);
    }
  }
}

/** @returns the action and how it was answered; null when nothing may be done with this row */
async function one(
  worker: Worker,
  row: CaseRow,
  others: readonly CaseRow[],
  choices: readonly Choice[],
  known: Known,
  chance: Chance,
): Promise<readonly [string, number, string] | null> {
  const possible = choices.filter(
    ([action, , how]) => row.verbs.includes(action) || how === "asked",
  );
  // The first choice two times out of three, so that the work gets done.
  const choice = chance.happens(0.66) ? possible[0] : chance.of(possible);
  if (choice === undefined || (choice[0] === "merge" && others.length === 0)) return null;
  const [action, form] = choice;
  const done = await worker.at.post(
    `/api/cases/${row.id}/actions/${action}`,
    { form: form(chance, known, others) },
    { "if-match": row.etag, "idempotency-key": randomUUID() },
  );
  return [action, done.statusCode, done.body];
}
