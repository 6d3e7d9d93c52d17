import type { Moment } from "@xinlian/kernel";
import type { EntryFilter, EntryRow } from "@xinlian/wire";
import type { FastifyReply } from "fastify";
import writeXlsxFile from "write-excel-file/node";
import { instant } from "../case/wire-value.ts";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Circumstance, PersonCaller } from "../http/caller.ts";
import { listEntries } from "./list.ts";
import { entryRows, type Kept } from "./read.ts";
import { recordExport } from "./record-export.ts";
import { watermark } from "./watermark.ts";

/** Most rows of one file. */
const MOST = 20_000;
const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const HEADS = {
  zh: ["提示", "关联事项", "停用", "变更时间"],
  en: ["Flags", "Cases", "Ended", "Changed"],
} as const;

/** The filtered register as a spreadsheet that says who took it and when; taking it is on record before the file is given. */
export async function exportEntries(
  kept: Kept,
  filter: EntryFilter,
  caller: PersonCaller,
  house: House,
  at: Circumstance,
  reply: FastifyReply,
): Promise<void> {
  const rows = await allRows(kept, filter, caller, house, at);
  const { pack, register } = kept;
  const body = { pack: pack.name, register: register.name, filter, count: rows.length };
  await recordExport(body, caller, house, at.now);
  const { language } = at;
  const fields = Object.values(register.fields);
  const heads = [...fields.map(({ text }) => text[language]), ...HEADS[language]];
  const cells = rows.map((row) => [
    ...fields.map(({ name }) => row.display[name]?.[language] ?? ""),
    row.flags.map((words) => words[language]).join("；"),
    String(row.used),
    row.ended ? (language === "zh" ? "是" : "yes") : "",
    row.changed.slice(0, 16).replace("T", " "),
  ]);
  const texts = (line: readonly string[]) => line.map((value) => ({ value, type: String }));
  const bold = heads.map((value) => ({ value, fontWeight: "bold" as const }));
  const sheet = [
    texts([watermark(rows.length, { zh: "条", en: "entries" }, caller, house, at)]),
    bold,
    ...cells.map(texts),
  ];
  const file = writeXlsxFile(sheet, {
    columns: heads.map(() => ({ width: 20 })),
    stickyRowsCount: 2,
  } as never);
  const buffer = await (file as unknown as { toBuffer(): Promise<Buffer> }).toBuffer();
  const name = `${pack.name}-${register.name}-${instant(at.now).slice(0, 10)}.xlsx`;
  await reply
    .header("content-disposition", `attachment; filename="${name}"`)
    .type(SHEET)
    .send(buffer);
}

async function allRows(
  kept: Kept,
  filter: EntryFilter,
  { viewer }: PersonCaller,
  { engine }: House,
  at: Circumstance,
): Promise<readonly EntryRow[]> {
  const rows: EntryRow[] = [];
  let after: string | undefined;
  do {
    const page = await engine.ledger.view(viewer, (sql) =>
      listEntries(sql, engine.city, kept.pack, kept.register, filter, {
        limit: 200,
        ...(after !== undefined && { after }),
      }),
    );
    const as = askedAsOf(filter);
    rows.push(...(await entryRows(engine, kept, page.ids, at.now as Moment, as)));
    after = page.next ?? undefined;
    if (rows.length > MOST) {
      throw refusal("request-export-large", { count: rows.length, most: MOST });
    }
  } while (after !== undefined);
  return rows;
}

/** The day as of which the register is asked for, if one is. */
export function askedAsOf({ at: day, ended }: EntryFilter) {
  return day === undefined ? undefined : { day, ...(ended && { ended }) };
}
