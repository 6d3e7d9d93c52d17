import {
  type CaseState,
  cellsOf,
  type Figure,
  type FiledRow,
  figureText,
  flaggedOf,
  type Moment,
  type Pack,
  parseCells,
  periodField,
  periodNameOf,
  periodOfSpan,
  type Reckoning,
  readSpan,
  type Spot,
  spanBefore,
  spanWords,
  spanYearBefore,
  spotOf,
} from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { Tried, TriedCell, TryBody } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";
import { granted, refusal } from "../fault/refusal.ts";
import { cutOf } from "./cut.ts";
import { flaggedRow, shownFlag } from "./flagged.ts";
import { periodView } from "./period-view.ts";
import { type Asked, reckon } from "./reckon.ts";

type Cells = ReturnType<typeof cellsOf>;

/** What is known of numbers while they are typed: earlier values, growth, and what would be flagged. Nothing is stored. */
export async function tryFigures(
  sql: Sql,
  city: CityNow,
  pack: Pack,
  { type, action: name, form }: TryBody,
  state: CaseState | null,
  now: number,
): Promise<Tried> {
  const node = pack.cases[type];
  const action = node?.actions[name];
  if (node === undefined || action === undefined || action.file.length === 0) {
    throw refusal("request-not-found");
  }
  const field = periodField(node);
  const typed = field === undefined ? undefined : form[field.name];
  const fields = { ...state?.fields, ...(field && typed && { [field.name]: String(typed) }) };
  const period = periodNameOf({ fields, ...(state?.owed && { owed: state.owed }) }, node);
  const span = period === undefined ? undefined : readSpan(period);
  if (!span?.ok) return { period: null, cells: [], flags: [] };
  const area = state?.area ?? city.code;
  const cells = cellsOf(action, area, pack, city.areas);
  const given = granted(parseCells(form["figures"], action));
  const spot = spotOf(area, periodOfSpan(span.value, cutOf(city)), span.value);
  const rows = cells.flatMap((cell): FiledRow[] => {
    const standing = state?.filed?.[cell.name]?.at(-1)?.value ?? null;
    const value = cell.name in given ? (given[cell.name] ?? null) : standing;
    return [rowOf(cell, value, area, spot, state, now as Moment)];
  });
  const asked: Asked = { city, pack, area, now, typed: rows };
  const spots = cells.map((cell) => spotFor(cell, spot, city));
  const { reckoning } = await reckon(sql, asked, (planning) => {
    flaggedOf(planning, spot);
    for (const [at, cell] of cells.entries()) {
      for (const each of spots[at] ?? []) planning.figure(cell.indicator, each);
    }
  });
  return {
    period: periodView(periodOfSpan(span.value, cutOf(city))),
    cells: cells.map((cell, at) => triedCell(cell, spots[at] ?? [], reckoning, state)),
    flags: flaggedOf(reckoning, spot).map((each) => flaggedRow(shownFlag(each, asked))),
  };
}

function rowOf(
  { name, indicator, dims, place }: Cells[number],
  value: number | null,
  area: string,
  { span }: Spot,
  state: CaseState | null,
  now: Moment,
): FiledRow {
  const stream = state?.stream ?? "";
  const opened = state?.opened ?? now;
  const at = { indicator, cell: name, place: place ?? area, dims, value, stream, opened };
  if (span === null) throw new Error("a period of the calendar");
  return { ...at, span, counts: true, history: [] };
}

/** The number itself, the period before, and the year before. */
function spotFor(cell: Cells[number], spot: Spot, city: CityNow): readonly Spot[] {
  const { span } = spot;
  if (span === null) return [];
  const area = cell.place ?? spot.area;
  return [span, spanBefore(span), spanYearBefore(span)].map((each) => ({
    ...spotOf(area, periodOfSpan(each, cutOf(city)), each),
    dims: cell.dims,
  }));
}

function triedCell(
  { name, indicator }: Cells[number],
  [now, before, year]: readonly Spot[],
  reckoning: Reckoning,
  state: CaseState | null,
): TriedCell {
  const node = reckoning.indicator(indicator);
  const figure = (spot: Spot | undefined): Figure | null =>
    spot === undefined ? null : reckoning.figure(indicator, spot);
  const said = (spot: Spot | undefined) => {
    const found = figure(spot);
    if (found === null || found.value === null || !spot?.span) return null;
    return { period: spanWords(spot.span), text: figureText(found, node) };
  };
  const standing = state?.filed?.[name]?.at(-1)?.value ?? null;
  const [own, then] = [figure(now)?.value ?? null, figure(year)?.value ?? null];
  const amount = node.unit !== undefined && node.unit.zh !== "%";
  return {
    cell: name,
    standing: standing === null ? null : figureText({ value: standing, n: 1 }, node),
    before: said(before),
    year: said(year),
    growth: amount && own !== null && then ? `${(((own - then) / then) * 100).toFixed(2)}%` : null,
  };
}
