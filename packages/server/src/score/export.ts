import type { Language, Me, Moment, Words } from "@xinlian/kernel";
import type { ScoreQuery, ScoreRow, ScoreView } from "@xinlian/wire";
import type { FastifyReply } from "fastify";
import writeXlsxFile from "write-excel-file/node";
import { instant } from "../case/wire-value.ts";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Circumstance, PersonCaller } from "../http/caller.ts";
import { recordExport } from "../register/record-export.ts";
import { watermark } from "../register/watermark.ts";
import { scoreSheet } from "./sheet.ts";
import type { Scored } from "./view.ts";

/** Most rows of one file. */
const MOST = 20_000;
const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const HEADS = {
  zh: ["名称", "区划", "积分", "档次", "说明"],
  en: ["Name", "Area", "Points", "Band", "Note"],
} as const;

/** The table of a period as a spreadsheet that says who took it and when; taking it is on record before the file is given. */
export async function exportScores(
  scored: Scored,
  query: ScoreQuery,
  caller: PersonCaller,
  me: Me,
  house: House,
  at: Circumstance,
  reply: FastifyReply,
): Promise<void> {
  const { language } = at;
  const { rows, score, period } = await allRows(scored, query, caller, me, house, at);
  const { pack } = scored;
  const body = { pack: pack.name, score: score.name, filter: query, count: rows.length };
  await recordExport(body, caller, house, at.now);
  const heads = [...HEADS[language], ...score.rules.map(({ words }) => words[language])];
  const text = (value: string) => ({ value, type: String });
  const cells = rows.map((row) => [
    text(row.words[language]),
    text([...row.area.path, row.area.name].join(" ")),
    { value: row.points, type: Number },
    text(bandText(row, score, language)),
    text(noteOf(row)[language]),
    ...score.rules.map(({ name }) => ({
      value: row.rules.find(({ rule }) => rule === name)?.counts ?? 0,
      type: Number,
    })),
  ]);
  const mark = `${score.words[language]} ${period[language]}  ${watermark(rows.length, { zh: "行", en: "rows" }, caller, house, at)}`;
  const bold = heads.map((value) => ({ value, fontWeight: "bold" as const }));
  const file = writeXlsxFile(
    [[text(mark)], bold, ...cells] as never,
    {
      columns: heads.map((_, place) => ({ width: place === 0 ? 32 : 16 })),
      stickyRowsCount: 2,
    } as never,
  );
  const buffer = await (file as unknown as { toBuffer(): Promise<Buffer> }).toBuffer();
  const name = `${pack.name}-${score.name}-${instant(at.now).slice(0, 10)}.xlsx`;
  await reply
    .header("content-disposition", `attachment; filename="${name}"`)
    .type(SHEET)
    .send(buffer);
}

async function allRows(
  scored: Scored,
  query: ScoreQuery,
  { viewer }: PersonCaller,
  me: Me,
  { engine }: House,
  { now }: Circumstance,
): Promise<{ rows: readonly ScoreRow[]; score: ScoreView; period: Words }> {
  const rows: ScoreRow[] = [];
  for (let after: string | undefined; ; ) {
    const asked = { ...query, limit: 200, ...(after !== undefined && { after }) };
    const page = await engine.ledger.view(viewer, (sql) =>
      scoreSheet(sql, engine, scored, asked, me, now as Moment),
    );
    rows.push(...page.rows);
    if (rows.length > MOST)
      throw refusal("request-export-large", { count: rows.length, most: MOST });
    if (page.after === null) return { rows, score: page.score, period: page.period.words };
    after = page.after;
  }
}

function bandText({ band }: ScoreRow, { bands }: ScoreView, language: Language): string {
  return bands.find(({ name }) => name === band)?.words[language] ?? "";
}

function noteOf({ fresh, ended }: ScoreRow): Words {
  if (ended) return { zh: "本期已退出", en: "left in this period" };
  return fresh ? { zh: "本期新加入", en: "new in this period" } : { zh: "", en: "" };
}
