import { createHash } from "node:crypto";
import type { DeskNode, FieldNode, Moment } from "@xinlian/kernel";
import type { CaseFilter } from "@xinlian/wire";
import type { FastifyReply } from "fastify";
import { v7 } from "uuid";
import writeXlsxFile from "write-excel-file/node";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Circumstance, PersonCaller } from "../http/caller.ts";
import { watermark } from "../register/watermark.ts";
import { type Asker, deskOf } from "../row/question.ts";
import { countCases } from "./count.ts";
import { listPage } from "./list.ts";
import { rowView } from "./row-view.ts";
import { instant } from "./wire-value.ts";

/** Most rows of one file. */
const MOST = 10_000;

const HEADS = {
  zh: ["编号", "事项", "类型", "环节", "区划", "承办单位", "登记时间", "时限", "到期日", "状态"],
  en: ["Number", "Case", "Type", "State", "Area", "Unit", "Opened", "Limit", "Due", "Light"],
} as const;

/** The filtered list as a spreadsheet that says who took it and when; taking it is on record before the file is given. */
export async function exportCases(
  filter: CaseFilter,
  caller: PersonCaller,
  asker: Asker,
  house: House,
  at: Circumstance,
  reply: FastifyReply,
): Promise<void> {
  const { engine } = house;
  const { language } = at;
  const { count, more } = await engine.ledger.view(caller.viewer, (sql) =>
    countCases(sql, asker, filter),
  );
  if (more || count > MOST) throw refusal("request-export-large", { count, most: MOST });
  const desk = filter.desk === undefined ? null : deskOf(filter, engine.city.packs);
  const fields = fieldColumns(desk, asker);
  const rows = [];
  let after: string | undefined;
  do {
    const page = await engine.ledger.view(caller.viewer, async (sql) => {
      const listed = await listPage(sql, asker, filter, {
        limit: 200,
        ...(after !== undefined && { after }),
      });
      return { ...listed, cases: await engine.casesOfRows(sql, listed.rows) };
    });
    const entries = await engine.entriesOfRows(page.rows);
    rows.push(
      ...page.rows.map((row) =>
        rowView(row, engine, null, at.now as Moment, desk, entries, page.cases),
      ),
    );
    after = page.next ?? undefined;
  } while (after !== undefined && rows.length < MOST);
  await record(filter, rows.length, caller, house, at);
  const mark = watermark(rows.length, { zh: "件", en: "cases" }, caller, house, at);
  const cells = rows.map((row) =>
    [
      row.number ?? "",
      row.title,
      row.type.words[language],
      row.state.words[language],
      row.area.path.join("") || row.area.name,
      row.lead?.words[language] ?? "",
      row.opened.slice(0, 16).replace("T", " "),
      row.light.says[language],
      row.clock?.dueDay ?? "",
      row.light.words[language],
      ...fields.map(({ name }) => row.columns[name]?.words[language] ?? ""),
    ].map((value) => ({ value, type: String })),
  );
  const heads = [...HEADS[language], ...fields.map(({ text }) => text[language])].map((value) => ({
    value,
    fontWeight: "bold" as const,
  }));
  const file = writeXlsxFile([[{ value: mark, type: String }], heads, ...cells], {
    columns: [18, 40, 12, 12, 24, 30, 18, 16, 12, 8, ...fields.map(() => 20)].map((width) => ({
      width,
    })),
    stickyRowsCount: 2,
  } as never);
  const buffer = await (file as unknown as { toBuffer(): Promise<Buffer> }).toBuffer();
  const day = instant(at.now).slice(0, 10);
  await reply
    .header("content-disposition", `attachment; filename="cases-${day}.xlsx"`)
    .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    .send(buffer);
}

/** Fields that the desk's list shows beside what every list has. */
function fieldColumns(desk: DeskNode | null, { packs }: Asker): readonly FieldNode[] {
  if (desk === null) return [];
  const node = [...packs.values()].find((pack) => pack.desks[desk.name] === desk)?.cases[desk.of];
  return desk.columns.flatMap((path) => node?.fields[path] ?? []);
}

/** An export is an event of its own stream: who, when, which filter, how many. */
async function record(
  filter: CaseFilter,
  count: number,
  caller: PersonCaller,
  { ledger, engine }: House,
  at: Circumstance,
): Promise<void> {
  const body = { filter, count };
  const appended = await ledger.append({
    city: engine.city.code,
    id: v7(),
    principal: { kind: "person", id: caller.id },
    bodyHash: createHash("sha256").update(JSON.stringify(body)).digest("hex"),
    recordedAt: at.now,
    writes: [
      {
        stream: v7(),
        type: "export",
        expected: 0,
        events: [
          { kind: "exported", version: 1, occurredAt: at.now, actor: `person:${caller.id}`, body },
        ],
      },
    ],
    reply: null,
  });
  if (appended.outcome !== "appended") throw refusal("request-forbidden");
}
