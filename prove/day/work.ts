import { randomUUID } from "node:crypto";
import type { CasePage, CaseRow } from "@xinlian/wire";
import type { Worker } from "./cast.ts";
import type { Chance } from "./chance.ts";
import type { Tally } from "./tally.ts";

/** What a worker needs to know of the city to fill a form. */
export interface Known {
  readonly topics: readonly string[];
  readonly units: readonly string[];
  tomorrow(): string;
}

type Form = Readonly<Record<string, unknown>>;
type Choice = readonly [action: string, form: (chance: Chance, known: Known, row: CaseRow) => Form];

const none = () => ({});
const reason = () => ({ reason: "职责不清，请研判。" });

/** Role → desk → what may be done there, the first more often than the last. */
const WORK: Readonly<Record<string, Readonly<Record<string, readonly Choice[]>>>> = {
  dispatcher: {
    dispatch: [
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
    ],
  },
  handler: {
    queue: [
      ["sign", none],
      [
        "reply",
        (chance) => ({
          outcome: chance.happens(0.8) ? "solved" : "explained",
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
    assists: [
      ["answer", () => ({ reply: "经核对，权属在主办单位。" })],
      ["decline", reason],
    ],
    supervisions: [["report_back", () => ({ result: "已办理，情况属实。" })]],
  },
  reviewer: {
    review: [
      ["approve", none],
      ["send_back", () => ({ reason: "没有说明何时修好。" })],
    ],
  },
  caller_back: {
    callback: [
      ["fixed", (chance) => ({ rating: chance.of(["very_satisfied", "satisfied", "basically"]) })],
      ["miss", none],
      ["not_fixed", () => ({ rating: "dissatisfied", words: "还是老样子。" })],
      ["decline", none],
    ],
  },
  relay: {
    relayed: [
      ["fixed", none],
      ["miss", none],
    ],
  },
  supervisor: {
    board: [
      ["give_more", none],
      ["deny_more", () => ({ note: "请按期办理。" })],
      ["urge", none],
    ],
    supervisions: [["check", none]],
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
  for (const [desk, choices] of Object.entries(WORK[worker.role] ?? {})) {
    const page = await worker.at.get(`/api/cases?pack=hotline&desk=${desk}&limit=50`);
    tally.count("list", page.statusCode);
    if (page.statusCode !== 200) continue;
    const { rows } = page.json<CasePage>();
    for (let i = 0; i < most && rows.length > 0; i += 1) {
      const [row] = rows.splice(chance.under(rows.length), 1);
      if (row !== undefined) await one(worker, row, choices, known, chance, tally);
    }
  }
}

async function one(
  worker: Worker,
  row: CaseRow,
  choices: readonly Choice[],
  known: Known,
  chance: Chance,
  tally: Tally,
): Promise<void> {
  const possible = choices.filter(([action]) => row.verbs.includes(action));
  // The first choice two times out of three, so that the work gets done.
  const choice = chance.happens(0.66) ? possible[0] : chance.of(possible);
  if (choice === undefined) return;
  const [action, form] = choice;
  const done = await worker.at.post(
    `/api/cases/${row.id}/actions/${action}`,
    { form: form(chance, known, row) },
    { "if-match": row.etag, "idempotency-key": randomUUID() },
  );
  tally.count(action, done.statusCode);
}
