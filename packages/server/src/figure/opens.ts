import type { Cut, Pack, Period } from "@xinlian/kernel";
import type { CaseFilter } from "@xinlian/wire";
import { refusal } from "../fault/refusal.ts";
import type { Params } from "../row/params.ts";
import { periodOf } from "./cut.ts";

/** How a value is spelled in a filter where nothing stands. */
export const NONE = "-";

/** The cases that a figure counts, as a filter asks for them. */
export interface FigureCondition {
  readonly pack: string;
  /** The case type that the indicator counts. */
  readonly type: string;
  readonly indicator: string;
  readonly period: Period;
  /** Values that have to stand in fields. */
  readonly dims: Readonly<Record<string, string>>;
  /** Fields in which nothing stands. */
  readonly none: readonly string[];
  /** This very area and nothing within it. */
  readonly area: string | null;
  readonly leadless: boolean;
}

/**
 * What a filter asks of a figure; null when it asks nothing.
 * @throws Refusal figure-unknown, figure-period; 404 without its pack
 */
export function figureConditionOf(
  { figure, period, dims }: Pick<CaseFilter, "figure" | "period" | "dims">,
  pack: Pack | null,
  cut: Cut,
  now: number,
): FigureCondition | null {
  if (figure === undefined) return null;
  if (pack === null) throw refusal("request-not-found");
  const counted = pack.indicators[figure]?.counted;
  if (counted === undefined) {
    const names = Object.values(pack.indicators).filter((each) => each.counted !== undefined);
    const allowed = names.map(({ name }) => name).join(", ") || "–";
    throw refusal("figure-unknown", { name: figure, allowed }, "figure");
  }
  const asked = { pack: pack.name, type: counted.from, indicator: figure };
  return { ...asked, period: periodOf(period, cut, now), ...dimsOf(dims) };
}

/** The condition over a row `c`: it has a count under the indicator in the period, read through the figure's own walls. */
export function figureTest(
  asked: FigureCondition,
  city: string,
  now: number,
  params: Params,
): string {
  const { pack, indicator, period, dims, none, area, leadless } = asked;
  const tests = [
    `k.city = ${params.text(city)}`,
    `k.pack = ${params.text(pack)}`,
    `k.indicator = ${params.text(indicator)}`,
    `k.at >= ${params.time(period.from)}`,
    `k.at < ${params.time(Math.min(period.until, now))}`,
    ...Object.entries(dims).map(
      ([name, value]) => `k.dims -> ${params.text(name)} @> to_jsonb(${params.text(value)})`,
    ),
    ...none.map((name) => `NOT k.dims ? ${params.text(name)}`),
    ...(area === null ? [] : [`k.area = ${params.text(area)}`]),
    ...(leadless ? ["k.lead IS NULL"] : []),
  ];
  const streams = `SELECT k.stream FROM ledger.contribution k WHERE ${tests.join(" AND ")}`;
  return `c.stream = ANY (ARRAY(${streams}))`;
}

type Dims = Pick<FigureCondition, "dims" | "none" | "area" | "leadless">;

/** `kind:help,topic:-` → what must stand and what must not; `area:511100` and `lead:-` are not of the fields. */
function dimsOf(text: string | undefined): Dims {
  const pairs = (text ?? "").split(",").flatMap((pair) => {
    const at = pair.indexOf(":");
    return at < 1 ? [] : [[pair.slice(0, at), pair.slice(at + 1)] as const];
  });
  const fields = pairs.filter(([name]) => name !== "area" && name !== "lead");
  return {
    dims: Object.fromEntries(fields.filter(([, value]) => value !== NONE)),
    none: fields.filter(([, value]) => value === NONE).map(([name]) => name),
    area: pairs.find(([name]) => name === "area")?.[1] ?? null,
    leadless: pairs.some(([name]) => name === "lead"),
  };
}
