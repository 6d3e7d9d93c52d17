import {
  type CaseNode,
  type CaseState,
  figureText,
  type IndicatorNode,
  type Pack,
  type Spot,
  type Words,
} from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { FiledBy, FiledValue } from "@xinlian/wire";
import { sayValue } from "../case/say-value.ts";
import { instant } from "../case/wire-value.ts";
import type { CityNow } from "../engine/city-now.ts";
import type { Asked } from "./reckon.ts";

interface Row {
  readonly stream: string;
  readonly cell: string;
  readonly value: number | null;
  readonly counts: boolean;
  readonly filed_at: Date;
  readonly replaced_at: Date | null;
  readonly actor: string;
  readonly action: string;
  readonly whole: CaseState;
}

/** Kinds of fields that say how a number came about; nothing that could name who was asked. */
const TELLING: ReadonlySet<string> = new Set(["text", "choice", "date", "number", "whole", "yes"]);

/** The returns that file a number at this very spot, with every value it had, as far as the viewer sees them. */
export async function filedBy(
  sql: Sql,
  { city, pack }: Asked,
  indicator: IndicatorNode,
  { area, span, dims }: Spot,
): Promise<FiledBy[]> {
  if (span === null) return [];
  const rows = await sql.query<Row>(
    `SELECT f.stream, f.cell, f.value, f.counts, f.filed_at, f.replaced_at, f.actor, f.action, c.whole
       FROM ledger.filed f JOIN ledger.case_row c ON c.city = f.city AND c.stream = f.stream
      WHERE f.city = $1 AND f.pack = $2 AND f.indicator = $3 AND f.place = $4 AND f.period = $5 AND f.dims @> $6
      ORDER BY f.opened_at, f.stream, f.cell, f.revision`,
    [city.code, pack.name, indicator.name, area, span.name, JSON.stringify(dims)],
  );
  const returns = new Map<string, Row[]>();
  for (const row of rows) returns.set(row.stream, [...(returns.get(row.stream) ?? []), row]);
  return [...returns.values()].map((own, nth) => viewOf(own, nth === 0, indicator, pack, city));
}

function viewOf(
  rows: readonly Row[],
  first: boolean,
  indicator: IndicatorNode,
  pack: Pack,
  city: CityNow,
): FiledBy {
  const [{ whole: state, counts }] = rows as readonly [Row, ...Row[]];
  const node = pack.cases[state.type] as CaseNode;
  return {
    case: state.stream,
    number: state.number,
    type: node.text,
    state: node.states[state.state]?.text ?? both(state.state),
    counts: first && counts,
    facts: factsOf(state, node, pack, city),
    values: rows.map((row): FiledValue => filedValue(row, indicator, node, city)),
  };
}

/** What the forms that file asked beside the numbers. */
function factsOf(state: CaseState, node: CaseNode, pack: Pack, city: CityNow): FiledBy["facts"] {
  const filing = Object.values(node.actions).filter(({ file }) => file.length > 0);
  const names = new Set(filing.flatMap(({ form }) => form.map(({ field }) => field)));
  return [...names].flatMap((name) => {
    const field = node.fields[name];
    if (field === undefined || field.seal !== undefined || !TELLING.has(field.kind)) return [];
    const value = sayValue(state.fields[name], field, { city, pack, cases: new Map() });
    return value.zh === "" ? [] : [{ words: field.text, value }];
  });
}

function filedValue(
  { value, filed_at, replaced_at, actor, action }: Row,
  indicator: IndicatorNode,
  node: CaseNode,
  city: CityNow,
): FiledValue {
  const person = actor.startsWith("person:") ? city.directory.person(actor.slice(7)) : undefined;
  return {
    text: figureText({ value, n: 1 }, indicator),
    at: instant(filed_at.getTime()),
    unit: city.directory.unit(person?.unit ?? "")?.text ?? null,
    action: node.actions[action]?.text ?? both(action),
    standing: replaced_at === null,
  };
}

function both(text: string): Words {
  return { zh: text, en: text };
}
