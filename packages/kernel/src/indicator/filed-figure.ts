import type { Figure } from "./figure.ts";
import type { FiledRow } from "./filed.ts";
import type { FigureGround } from "./ground.ts";
import type { IndicatorNode } from "./node.ts";
import { isLonger, isWithin, PERS, type Span } from "./span.ts";
import type { Spot } from "./spot.ts";

const NONE: Figure = { value: null, n: 0 };

/** The filed number of a spot: what was filed for it, else what it is made of (FL-7, FL-8). */
export function filedFigure(indicator: IndicatorNode, spot: Spot, ground: FigureGround): Figure {
  if (spot.span === null) return NONE;
  const { dims } = spot;
  const rows = ground.source
    .filed(indicator.name, spot.span)
    .filter((row) => Object.entries(dims).every(([dim, key]) => (row.dims[dim] ?? null) === key));
  const place = { indicator, rows, ground, own: spot.own === true };
  if (indicator.running === undefined) return at(spot.area, spot.span, place);
  const span = latest(spot.area, spot.span, place);
  return span === undefined ? NONE : at(spot.area, span, place);
}

interface Place {
  readonly indicator: IndicatorNode;
  /** What was filed within the period, as far as the spot is divided. */
  readonly rows: readonly FiledRow[];
  readonly ground: FigureGround;
  readonly own: boolean;
}

function at(area: string, span: Span, place: Place): Figure {
  const { indicator, rows, ground, own } = place;
  const here = rows.filter((row) => row.place === area);
  const exact = here.filter((row) => row.span.name === span.name);
  if (exact.length > 0) return added(exact, indicator);
  if (!addsUp(indicator)) return NONE;
  if (indicator.running === undefined) {
    const parts = longest(here, span);
    if (parts.length > 0) return added(parts, indicator);
  }
  if (own || !indicator.across.includes("area")) return NONE;
  return overAreas(
    area,
    span,
    place,
    ground.areas.children(area).map(({ code }) => code),
  );
}

/** Where no number was filed for a place, those of the areas just below are added up, with how many of them have one. */
function overAreas(area: string, span: Span, place: Place, below: readonly string[]): Figure {
  const { areas } = place.ground;
  if (!place.rows.some((row) => row.place !== area && areas.contains(area, row.place))) return NONE;
  const figures = below.map((code) => at(code, span, place));
  const have = figures.filter(({ value }) => value !== null);
  if (have.length === 0) return NONE;
  return {
    value: have.reduce((sum, { value }) => sum + (value ?? 0), 0),
    n: have.reduce((sum, { n }) => sum + (n ?? 0), 0),
    parts: { have: have.length, of: below.length },
  };
}

/** A longer period is that of the longest shorter ones that were filed: three months of a quarter, not their days as well. */
function longest(rows: readonly FiledRow[], span: Span): readonly FiledRow[] {
  const within = rows.filter(
    (row) => isLonger(span.beat, row.span.beat) && isWithin(row.span, span),
  );
  for (const per of [...PERS].reverse()) {
    const same = within.filter((row) => row.span.beat === per);
    if (same.length > 0) return same;
  }
  return [];
}

/** A cumulative number of a period is the last that was filed within it, the same one for all areas. */
function latest(area: string, span: Span, { rows, ground }: Place): Span | undefined {
  const { areas } = ground;
  let last: Span | undefined;
  for (const row of rows) {
    if (!areas.contains(area, row.place) || !isWithin(row.span, span)) continue;
    if (last === undefined || isLater(row.span, last)) last = row.span;
  }
  return last;
}

function isLater(a: Span, b: Span): boolean {
  return a.last > b.last || (a.last === b.last && isLonger(a.beat, b.beat));
}

/** A share, a rank or an index is no amount: it stands for itself and is not added up (FL-9). */
function addsUp({ unit }: IndicatorNode): boolean {
  return unit !== undefined && unit.zh !== "%";
}

function added(rows: readonly FiledRow[], indicator: IndicatorNode): Figure {
  if (rows.length > 1 && !addsUp(indicator)) return NONE;
  return { value: rows.reduce((sum, row) => sum + (row.value ?? 0), 0), n: rows.length };
}
