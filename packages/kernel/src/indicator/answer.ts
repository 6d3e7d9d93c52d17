import { spanBefore } from "../cadence/span.ts";
import type { Figures } from "./ground.ts";
import type { Ask } from "./node.ts";
import { periodOfSpan } from "./period.ts";
import { elapsedOf, isLonger, type Per, type Span, spanAround, spanYearBefore } from "./span.ts";
import { divided, type Spot, undivided } from "./spot.ts";

/** What an expression asks of another indicator at a spot (FI-12 to FI-14); null = there is no answer. */
export function answer(ask: Ask, spot: Spot, figures: Figures): number | null {
  const { of = "", by = "" } = ask;
  const { ground } = figures;
  switch (ask.ask) {
    case "elapsed": {
      if (spot.span === null) return null;
      const last = ground.today < spot.span.last ? ground.today : spot.span.last;
      return elapsedOf(spanAround(spot.span, by as Per), last);
    }
    case "growth":
      return growth(of, by, spot, figures);
    case "over":
      if (spot.span === null || isLonger(spot.span.beat, by as Per)) return null;
      return figures.figure(of, moved(spot, spanAround(spot.span, by as Per), figures)).value;
    case "above": {
      const parent = ground.areas.get(spot.area)?.parent;
      return parent == null ? null : figures.figure(of, { ...spot, area: parent }).value;
    }
    case "total":
      return total(of, by, spot, figures);
    case "top":
      return added(sorted(of, partsOf(of, by, spot, figures), figures).slice(0, ask.most));
    case "rank":
      return rank(of, by, spot, figures);
  }
}

/** Against the same period a year before, or the period just before (同比、环比). */
function growth(of: string, by: string, spot: Spot, figures: Figures): number | null {
  if (spot.span === null) return null;
  const then = by === "year" ? spanYearBefore(spot.span) : spanBefore(spot.span);
  const now = figures.figure(of, spot).value;
  const before = figures.figure(of, moved(spot, then, figures)).value;
  return now === null || before === null || before === 0 ? null : now / before - 1;
}

/** Over areas: those just below added up. Over anything else: the number that is not divided by it. */
function total(of: string, by: string, spot: Spot, figures: Figures): number | null {
  const indicator = figures.indicator(of);
  if (by !== "area") return figures.figure(of, undivided(spot, by)).value;
  if (indicator.counted !== undefined) return figures.figure(of, spot).value;
  return added(sorted(of, partsOf(of, by, spot, figures), figures));
}

/** 1 for the most; equals share a place; two at least are compared (FI-13). */
function rank(of: string, by: string, spot: Spot, figures: Figures): number | null {
  const parent = by === "area" ? figures.ground.areas.get(spot.area)?.parent : undefined;
  if (by === "area" && parent == null) return null;
  if (by !== "area" && spot.dims[by] == null) return null;
  const around = by === "area" ? { ...spot, area: parent as string } : undivided(spot, by);
  const own = figures.figure(of, spot).value;
  const all = sorted(of, partsOf(of, by, around, figures), figures);
  if (own === null || all.length < 2) return null;
  return 1 + all.filter((value) => value > own).length;
}

/** The spots of which one is made: the areas just below, or one for each value. */
function partsOf(of: string, by: string, spot: Spot, figures: Figures): readonly Spot[] {
  const { areas } = figures.ground;
  if (by === "area") return areas.children(spot.area).map(({ code }) => ({ ...spot, area: code }));
  return valuesOf(of, by, spot, figures).map((key) => divided(spot, by, key));
}

/** Closed lists in their own order, else what occurs. */
export function valuesOf(of: string, by: string, spot: Spot, figures: Figures): readonly string[] {
  const indicator = figures.indicator(of);
  const { pack } = figures.ground.world;
  if (indicator.filed !== undefined) return Object.keys(pack.choices[by]?.values ?? {});
  const { derived, counted } = indicator;
  if (derived !== undefined) {
    const under = [...derived.reads, ...derived.asks.flatMap((ask) => ask.of ?? [])].find((name) =>
      figures.indicator(name).across.includes(by),
    );
    return under === undefined ? [] : valuesOf(under, by, spot, figures);
  }
  const field = pack.cases[counted?.from ?? ""]?.fields[by];
  if (field?.kind === "choice") return Object.keys(pack.choices[field.of ?? ""]?.values ?? {});
  if (field?.kind === "yes") return ["yes", "no"];
  return figures.ground.source.keys(of, by, undivided(spot, by));
}

function sorted(of: string, spots: readonly Spot[], figures: Figures): readonly number[] {
  return spots.flatMap((spot) => figures.figure(of, spot).value ?? []).sort((a, b) => b - a);
}

function added(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}

function moved(spot: Spot, span: Span, { ground }: Figures): Spot {
  const { from, until } = periodOfSpan(span, ground.cut);
  return { ...spot, from, until, span };
}
