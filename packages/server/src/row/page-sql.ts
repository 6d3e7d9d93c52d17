import type { Cursor } from "../case/cursor.ts";
import type { ListOrder } from "./order.ts";
import type { Params } from "./params.ts";
import type { Key, Part } from "./seeing.ts";

/** One look at the rows: those that have the sort value, or the tail of those that have none. */
export interface Look {
  readonly where: readonly string[];
  readonly parts: readonly Part[];
  readonly order: ListOrder;
  readonly tail: boolean;
  readonly after: Cursor | null;
  readonly limit: number;
}

/** The statement of a look: each part gives its first rows in the order of an index, and the first of those are taken. */
export function pageSql(look: Look, params: Params): string {
  const { order, tail, limit } = look;
  const way = tail || order.down ? "DESC" : "ASC";
  const by = tail ? "opened_at" : "at";
  const parts = look.parts.map((part) => partSql(part, look, params));
  if (parts.length === 1) return parts[0] ?? "";
  const all = parts.map((part) => `SELECT * FROM (${part}) part`).join(" UNION ALL ");
  return `SELECT * FROM (${all}) page ORDER BY ${by} ${way}, stream ${way} LIMIT ${limit}`;
}

function partSql(part: Part, look: Look, params: Params): string {
  const { order, tail, after, limit, where } = look;
  const way = tail || order.down ? "DESC" : "ASC";
  const column = tail ? "c.opened_at" : order.column;
  const at = tail ? `NULL::${order.type}` : order.column;
  const tests = [
    ...where,
    ...part.tests,
    ...(tail ? [`${order.column} IS NULL`] : order.always ? [] : [`${order.column} IS NOT NULL`]),
    ...(after === null ? [] : [beyond(column, way, after, look, params)]),
    ...(part.keys === null ? [] : ["c.pack = k.pack", "c.type = k.type"]),
    ...(part.column === null ? [] : [`c.${part.column} = k.value`]),
    ...(part.column === "county" ? ["c.area ~>=~ k.low", "c.area ~<~ k.high"] : []),
  ];
  const rows = `SELECT c.stream, c.title, ${at} AS at, c.opened_at, c.whole FROM ledger.case_row c
    WHERE ${tests.join(" AND ")} ORDER BY ${column} ${way}, c.stream ${way} LIMIT ${limit}`;
  if (part.keys === null) return rows;
  const by = tail ? "opened_at" : "at";
  return `SELECT x.* FROM ${keyTable(part.keys, params)} CROSS JOIN LATERAL (${rows}) x
    ORDER BY x.${by} ${way}, x.stream ${way} LIMIT ${limit}`;
}

function keyTable(keys: readonly Key[], params: Params): string {
  const list = (of: (key: Key) => string | null) => `${params.add(keys.map(of))}::text[]`;
  const columns = [
    list(({ pack }) => pack),
    list(({ type }) => type),
    list(({ value }) => value),
    list(({ low }) => low),
    // The first code that no longer begins with these digits.
    list(({ low }) => (low === null ? null : `${low}:`)),
  ];
  return `unnest(${columns.join(", ")}) AS k(pack, type, value, low, high)`;
}

function beyond(column: string, way: "ASC" | "DESC", after: Cursor, look: Look, params: Params) {
  const { type } = look.order;
  const value = look.tail ? after.opened : after.at;
  const moment = look.tail || type === "timestamptz";
  const place = moment ? params.time(Number(value)) : `${params.add(value)}::${type}`;
  return `(${column}, c.stream) ${way === "ASC" ? ">" : "<"} (${place}, ${params.add(after.stream)}::uuid)`;
}
