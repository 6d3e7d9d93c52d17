import type { Pack } from "@xinlian/kernel";
import type { FigureQuery, FigureRow } from "@xinlian/wire";
import type { FastifyReply } from "fastify";
import writeXlsxFile from "write-excel-file/node";
import { instant } from "../case/wire-value.ts";
import type { House } from "../house.ts";
import type { Circumstance, PersonCaller } from "../http/caller.ts";
import { recordExport } from "../register/record-export.ts";
import { figureSheet } from "./sheet.ts";

const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const HEADS = {
  zh: ["指标", "分项", "数值", "单位", "累计", "基数", "提示", "口径"],
  en: ["Figure", "Part", "Value", "Unit", "Since", "n", "Flags", "Definition"],
} as const;

/** Figures as a spreadsheet that says its period, cut-off, who took it and when; taking it is on record first. */
export async function exportFigures(
  pack: Pack,
  query: FigureQuery,
  caller: PersonCaller,
  house: House,
  at: Circumstance,
  reply: FastifyReply,
): Promise<void> {
  const { engine } = house;
  const sheet = await engine.ledger.view(caller.viewer, (sql) =>
    figureSheet(sql, engine.city, pack, query, at.now),
  );
  const body = { pack: pack.name, figures: query, count: sheet.rows.length };
  await recordExport(body, caller, house, at.now);
  const { language } = at;
  const say = (words: { zh: string; en: string } | null | undefined) => words?.[language] ?? "";
  const rows = sheet.rows.map((row) => [
    cell(say(row.words)),
    cell(say(row.keyWords)),
    valueCell(row, say(row.why)),
    cell(row.text.endsWith("%") ? "" : say(row.unit)),
    cell(say(row.running)),
    cell(row.n === null ? "" : String(row.n)),
    cell((row.flags ?? []).map(say).join("；")),
    cell(say(row.means)),
  ]);
  const heads = HEADS[language].map((value) => ({ value, fontWeight: "bold" as const }));
  const head = `${say(pack.text)} ${say(sheet.period.words)} ${sheet.area.name} · ${watermark(caller, house, at)}`;
  const file = writeXlsxFile([[cell(head)], heads, ...rows], {
    columns: heads.map(() => ({ width: 20 })),
    stickyRowsCount: 2,
  } as never);
  const buffer = await (file as unknown as { toBuffer(): Promise<Buffer> }).toBuffer();
  const name = `${pack.name}-${sheet.period.name}.xlsx`;
  await reply
    .header("content-disposition", `attachment; filename="${name}"`)
    .type(SHEET)
    .send(buffer);
}

/** Numbers as numbers, shares as they are printed. */
function valueCell({ value, text }: FigureRow, why: string) {
  if (value === null) return cell(`– ${why}`);
  if (text.endsWith("%")) return cell(text);
  return { value: Number(text.replaceAll(",", "")), type: Number };
}

function cell(value: string) {
  return { value, type: String };
}

function watermark(
  { id }: PersonCaller,
  { engine }: House,
  { language, now }: Circumstance,
): string {
  const person = engine.city.directory.person(id);
  const unit = engine.city.directory.unit(person?.unit ?? "")?.text[language] ?? "";
  return language === "zh"
    ? `${unit} ${person?.name ?? ""} 于 ${instant(now)} 导出`
    : `taken by ${person?.name ?? ""}, ${unit}, at ${instant(now)}`;
}
