import type { Language, Words } from "@xinlian/kernel";
import type { MoveRow } from "@xinlian/wire";
import type { FastifyReply } from "fastify";
import writeXlsxFile from "write-excel-file/node";
import { instant } from "../case/wire-value.ts";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Circumstance, PersonCaller } from "../http/caller.ts";
import { recordExport } from "../register/record-export.ts";
import type { MovePlan } from "./move-plan.ts";
import { moveRows } from "./move-rows.ts";

/** Most rows of one file. */
const MOST = 20_000;
const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const HEADS = {
  zh: ["编号", "事项", "原环节", "新环节", "字段", "时限（前 → 后）", "不能迁移的原因"],
  en: ["Number", "Case", "State", "New state", "Fields", "Clocks (before → after)", "Why it stays"],
} as const;
const GONE = { zh: "不再保留", en: "let go" } as const;
const NONE = { zh: "不计时", en: "not running" } as const;

/** Every case and what the move would change, as a file; taking it is on record. */
export async function sendMoves(
  house: House,
  plan: MovePlan,
  as: "xlsx" | "csv",
  caller: PersonCaller,
  at: Circumstance,
  reply: FastifyReply,
): Promise<void> {
  if (plan.open > MOST) {
    throw refusal("request-export-large", { count: plan.open, most: MOST });
  }
  const lines: (readonly string[])[] = [];
  for (let after: string | undefined; ; ) {
    const page = await moveRows(house, plan, after, 200);
    lines.push(...page.rows.map((row) => lineOf(row, at.language)));
    if (page.next === null) break;
    after = page.next;
  }
  const body = { pack: plan.pack.name, move: plan.move.name, count: lines.length };
  await recordExport(body, caller, house, at.now);
  const heads = HEADS[at.language];
  const name = `${plan.pack.name}-${plan.move.name}-${instant(at.now).slice(0, 10)}.${as}`;
  reply.header("content-disposition", `attachment; filename="${name}"`);
  if (as === "csv") {
    const text = [heads, ...lines].map((row) => row.map(quoted).join(",")).join("\r\n");
    await reply.type("text/csv; charset=utf-8").send(`\ufeff${text}\r\n`);
    return;
  }
  const bold = heads.map((value) => ({ value, fontWeight: "bold" as const }));
  const cells = lines.map((row) => row.map((value) => ({ value, type: String })));
  const columns = [18, 14, 14, 14, 30, 50, 40].map((width) => ({ width }));
  const file = writeXlsxFile([bold, ...cells], { columns, stickyRowsCount: 1 } as never);
  const buffer = await (file as unknown as { toBuffer(): Promise<Buffer> }).toBuffer();
  await reply.type(SHEET).send(buffer);
}

function lineOf(row: MoveRow, language: Language): readonly string[] {
  const say = (words: Words) => words[language];
  const fields = row.fields.map(
    ({ from, to }) => `${say(from)} → ${to === null ? GONE[language] : say(to)}`,
  );
  const due = (moment: string | null) =>
    moment === null ? NONE[language] : moment.slice(0, 16).replace("T", " ");
  const clocks = row.clocks.map(
    ({ words, before, after }) => `${say(words)} ${due(before)} → ${due(after)}`,
  );
  return [
    row.number ?? row.id,
    say(row.type),
    say(row.from),
    say(row.to),
    fields.join("；"),
    clocks.join("；"),
    row.fault === null ? "" : say(row.fault),
  ];
}

/** A cell that begins like a formula would be run by a spreadsheet: an apostrophe keeps it a text. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
