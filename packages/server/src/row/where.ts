import type { TypeLayout } from "@xinlian/kernel";
import { figureTest } from "../figure/opens.ts";
import type { ByField } from "./by-field.ts";
import { columnOf } from "./column.ts";
import { conditionSql } from "./condition.ts";
import { lightTest } from "./light.ts";
import type { Params } from "./params.ts";
import type { Asker, Question } from "./question.ts";

const NOTHING: TypeLayout = { text: [], number: [], time: [], flag: [] };

export function layoutFor(question: Question, asker: Asker): TypeLayout {
  const { pack, type } = question;
  return (pack && type && asker.layouts.get(pack.name)?.[type]) || NOTHING;
}

/** Everything that a question asks of a row `c`, but who may see it; parts to be joined by AND. */
export function wherePartsOf(question: Question, asker: Asker, params: Params): string[] {
  const parts = [`c.city = ${params.text(asker.city)}`];
  const { pack, type, open, states, lead, area, from, to, light, fields, rows } = question;
  if (pack !== null) parts.push(`c.pack = ${params.text(pack.name)}`);
  if (type !== null) parts.push(`c.type = ${params.text(type)}`);
  if (open !== null) parts.push(open ? "NOT c.ended" : "c.ended");
  if (states !== null) parts.push(stateTest(states, params));
  if (lead !== null) parts.push(`c.lead = ${params.text(lead)}`);
  if (area !== null) parts.push(...areaTests(area, params));
  if (from !== null) parts.push(`c.opened_at >= ${params.time(from)}`);
  if (to !== null) parts.push(`c.opened_at < ${params.time(to)}`);
  parts.push(...endTests(question, params));
  if (light !== null && light !== undefined) parts.push(`(${lightTest(light, asker.now, params)})`);
  if (question.figure !== null) {
    parts.push(figureTest(question.figure, asker.city, asker.now, params));
  }
  const layout = layoutFor(question, asker);
  for (const field of fields) parts.push(fieldTest(field, layout, params));
  const node = pack?.cases[type ?? ""];
  if (rows !== null && node !== undefined && pack !== null) {
    const asking = { node, world: asker.world(pack), me: asker.me, layout, params, states };
    parts.push(conditionSql(rows, asking));
  }
  return parts;
}

/** When it ended or falls due, and whether a limit was overrun. */
function endTests({ ended, due, breached }: Question, params: Params): string[] {
  const parts: string[] = [];
  if (ended !== null) {
    parts.push("c.ended");
    if (ended.from !== null) parts.push(`c.ended_at >= ${params.time(ended.from)}`);
    if (ended.to !== null) parts.push(`c.ended_at < ${params.time(ended.to)}`);
  }
  if (due !== null) {
    parts.push("NOT c.ended", "c.light_clock IS NOT NULL", "NOT c.paused");
    if (due.from !== null) parts.push(`c.due_at > ${params.time(due.from)}`);
    if (due.to !== null) parts.push(`c.due_at <= ${params.time(due.to)}`);
  }
  if (breached !== null) parts.push(`c.breached_at IS ${breached ? "NOT NULL" : "NULL"}`);
  return parts;
}

function stateTest(states: readonly string[], params: Params): string {
  const [only] = states;
  return states.length === 1 && only !== undefined
    ? `c.state = ${params.text(only)}`
    : `c.state = ANY (${params.texts(states)})`;
}

/** The county beside the range: its indexes have an order. */
function areaTests(
  { low, high }: { readonly low: string; readonly high: string },
  params: Params,
): string[] {
  const range = [`c.area ~>=~ ${params.text(low)}`, `c.area ~<~ ${params.text(high)}`];
  return low.length >= 6 ? [`c.county = ${params.text(low.slice(0, 6))}`, ...range] : range;
}

function fieldTest({ at, value }: ByField, layout: TypeLayout, params: Params): string {
  const column = columnOf(at, layout);
  switch (at.kind) {
    case "flag":
      return value === "true" || value === "yes" ? column : `NOT ${column}`;
    case "number":
      return `${column} = ${params.add(Number(value) || 0)}::float8`;
    default:
      return `${column} = ${params.text(value)}`;
  }
}
