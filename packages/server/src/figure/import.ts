import { rm } from "node:fs/promises";
import { join } from "node:path";
import {
  type ActionNode,
  type CaseNode,
  type CaseState,
  type Fault,
  type FieldValues,
  fault,
  type Moment,
  type Order,
  type Pack,
  periodField,
  periodNameOf,
} from "@xinlian/kernel";
import type { BadRow, FigureImportQuery, FigureImportReport } from "@xinlian/wire";
import type { FastifyRequest } from "fastify";
import { v7 } from "uuid";
import { personMe } from "../engine/world.ts";
import { flatten } from "../fault/problem.ts";
import { granted, refusal } from "../fault/refusal.ts";
import { sayWords } from "../fault/say.ts";
import type { House } from "../house.ts";
import type { Circumstance, PersonCaller } from "../http/caller.ts";
import { openRows } from "../imports/rows/open.ts";
import type { RowSource } from "../imports/rows/source-row.ts";
import { received } from "../register/received.ts";
import {
  cellOfRow,
  columnOf,
  columnsAllowed,
  type NumberRow,
  numberRow,
  periodOfText,
  placeOf,
} from "./row-cell.ts";
import { rowForm } from "./row-form.ts";

/** Most rows of one file; more come in several. */
const MOST = 20_000;
const MOST_TOLD = 200;

/** What a file files, one return. */
interface Return {
  readonly place: string;
  readonly period: string;
  readonly rows: NumberRow[];
  readonly cells: Record<string, string>;
  readonly form: Record<string, string>;
}

/** Who files, by which action of which kind of case. */
interface Filing {
  readonly pack: Pack;
  readonly node: CaseNode;
  readonly action: ActionNode;
  readonly dry: boolean;
  readonly caller: PersonCaller;
  readonly house: House;
  readonly now: Moment;
}

/** Takes a CSV or XLSX file of numbers: a row a number. On a dry run everything is decided and nothing written. */
export async function importFigures(
  pack: Pack,
  { type, action: name, dry = true }: FigureImportQuery,
  caller: PersonCaller,
  house: House,
  request: FastifyRequest,
  at: Circumstance,
): Promise<FigureImportReport> {
  const node = pack.cases[type];
  const action = node?.actions[name];
  if (node === undefined || action === undefined || action.file.length === 0) {
    throw refusal("request-not-found");
  }
  const filing = { pack, node, action, dry, caller, house, now: at.now as Moment };
  const upload = await received(request, join(house.dataFolder, "uploads"));
  try {
    const reading = { sheet: null, delimiter: null, encoding: null };
    const source = granted(await openRows(upload.path, reading, upload.name));
    requireColumns(source, filing);
    return await filed(source, filing);
  } finally {
    await rm(upload.path, { force: true });
  }
}

async function filed(source: RowSource, filing: Filing): Promise<FigureImportReport> {
  const bad: BadRow[] = [];
  const returns = new Map<string, Return>();
  let rows = 0;
  for await (const row of source.rows()) {
    rows += 1;
    if (rows > MOST) throw refusal("register-import-large", { most: MOST }, source.file);
    if ("broken" in row) bad.push(...told([row.row], row.broken));
    else place(numberRow(row.row, row.cells, filing.action, filing.node), returns, filing, bad);
  }
  let [done, numbers] = [0, 0];
  for (const one of returns.values()) {
    const refused = await file(one, filing);
    if (refused === null) {
      done += 1;
      numbers += one.rows.length;
    } else bad.push(...toldOf(one, refused, filing));
  }
  return {
    file: source.file,
    dry: filing.dry,
    rows,
    filed: done,
    numbers,
    bad: new Set(bad.map(({ row }) => row)).size,
    badRows: bad.sort((a, b) => a.row - b.row).slice(0, MOST_TOLD),
  };
}

/** Lays a row to the return it belongs to. */
function place(
  row: NumberRow,
  returns: Map<string, Return>,
  { pack, action, house }: Filing,
  bad: BadRow[],
): void {
  const { city } = house.engine;
  const area = placeOf(row.place, city);
  const period = periodOfText(row.period);
  if (area === undefined) {
    bad.push(...told([row.row], fault("filing-import-place", { value: row.place }, "地区")));
  } else if (period === undefined) {
    bad.push(...told([row.row], fault("figure-period", { value: row.period }, "报告期")));
  } else {
    const cell = cellOfRow(row, action, area, pack, city);
    if (cell === undefined) {
      const value = [row.indicator, row.part].filter((text) => text !== "").join(" · ");
      bad.push(...told([row.row], fault("filing-import-cell", { value }, "指标")));
      return;
    }
    const key = `${area} ${period}`;
    const one = returns.get(key) ?? { place: area, period, rows: [], cells: {}, form: {} };
    if (cell.name in one.cells) {
      bad.push(...told([row.row], fault("filing-import-twice", { cell: cell.name }, "指标")));
      return;
    }
    one.rows.push({ ...row, indicator: cell.name });
    one.cells[cell.name] = row.value;
    for (const [name, text] of Object.entries(row.form)) if (text !== "") one.form[name] = text;
    returns.set(key, one);
  }
}

/** Files one return through the door of the desk; why not, or null. */
async function file(one: Return, filing: Filing): Promise<Fault | null> {
  const { pack, node, action, caller, house, now, dry } = filing;
  const { engine } = house;
  const form = { ...rowForm(one.form, action, node, pack, engine.city), figures: one.cells };
  const order = await orderOf(one, form as unknown as FieldValues, filing);
  if ("code" in order) return order;
  const asked = {
    order,
    pack,
    me: personMe(engine.city, caller.id, caller.posts),
    principal: { kind: "person", id: caller.id } as const,
    key: v7(),
    match: null,
    now,
  };
  const done = dry
    ? await engine.command(asked, engine.ledger.mac("command", asked.key))
    : await engine.take(asked);
  return done.ok ? null : done.fault;
}

/** The step of the case that is asked for that place and period, or a new case by an opening. */
async function orderOf(
  { place: area, period }: Return,
  form: FieldValues,
  { pack, node, action, caller, house }: Filing,
): Promise<Order | Fault> {
  const { engine } = house;
  if (action.from === "new") {
    const field = periodField(node);
    const dated = field === undefined ? form : { ...form, [field.name]: period };
    return { do: "open", type: node.name, action: action.name, form: dated };
  }
  const rows = await engine.ledger.view(caller.viewer, (sql) =>
    sql.query<{ whole: CaseState }>(
      "SELECT whole FROM ledger.case_row WHERE city = $1 AND pack = $2 AND type = $3 AND area = $4 AND NOT ended LIMIT 500",
      [engine.city.code, pack.name, node.name, area],
    ),
  );
  const mine = rows
    .map(({ whole }) => whole)
    .filter((state) => periodNameOf(state, node) === period);
  const from = action.from;
  const open = mine.filter(({ state }) => from === "any" || from.includes(state));
  const [first] = open;
  if (first !== undefined) return { do: "act", stream: first.stream, action: action.name, form };
  const name = engine.city.areas.get(area)?.name ?? area;
  return fault("filing-import-none", { area: name, period, action: action.text.zh }, "报告期");
}

/** A column that fills nothing would lose what stands in it. */
function requireColumns({ columns, file: name }: RowSource, { action, node }: Filing): void {
  const stray = (columns ?? []).find(
    (column) => column !== "" && columnOf(column, action, node) === undefined,
  );
  if (stray === undefined) return;
  const allowed = columnsAllowed(action, node);
  throw refusal("register-import-column", { column: stray, allowed }, name);
}

/** Every reason why a return was refused, at the row of its number, or at the first row. */
function toldOf({ rows }: Return, refused: Fault, { node }: Filing): readonly BadRow[] {
  const parts = refused.parts === undefined ? [refused] : flatten(refused.parts);
  return parts.flatMap((part) => {
    const cell = part.place?.startsWith("figures.") ? part.place.slice(8) : undefined;
    const own = rows.find(({ indicator }) => indicator === cell) ?? rows[0];
    const column = cell === undefined ? (node.fields[part.place ?? ""]?.text.zh ?? null) : "数值";
    return told([own?.row ?? 0], { ...part, ...(column !== null && { place: column }) });
  });
}

function told(rows: readonly number[], refused: Fault): readonly BadRow[] {
  return rows.map((row) => ({
    row,
    column: refused.place ?? null,
    code: refused.code,
    detail: sayWords(refused),
  }));
}
