import type { CaseFilter } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";
import { refusal } from "../fault/refusal.ts";
import { periodOf } from "./cut.ts";

/** How a value is spelled in a filter where nothing stands. */
export const NONE = "-";

type Add = (text: (place: string) => string, value: unknown) => void;

/**
 * The cases that a figure counts, as conditions over `ledger.case_row`: those with a count under the indicator in the
 * period. Read through the same walls as the figure itself.
 * @throws Refusal figure-unknown, figure-period
 */
export function figureWhere(
  filter: Pick<CaseFilter, "pack" | "figure" | "period" | "dims">,
  city: CityNow,
  now: number,
  add: Add,
): void {
  const { figure, dims } = filter;
  const pack = city.packs.get(filter.pack ?? "");
  if (pack === undefined || figure === undefined) throw refusal("request-not-found");
  const counted = Object.values(pack.indicators).filter((each) => each.counted !== undefined);
  if (!counted.some(({ name }) => name === figure)) {
    const allowed = counted.map(({ name }) => name).join(", ");
    throw refusal("figure-unknown", { name: figure, allowed }, "figure");
  }
  const period = periodOf(filter.period, city, now);
  add(
    (p) => `stream IN (SELECT k.stream FROM ledger.contribution k, jsonb_to_record(${p}::jsonb)
              AS f(city text, pack text, indicator text, since timestamptz, until timestamptz, dims jsonb, none text[],
                   area text, leadless boolean)
            WHERE k.city = f.city AND k.pack = f.pack AND k.indicator = f.indicator AND k.at >= f.since AND k.at < f.until
              AND (f.area IS NULL OR k.area = f.area) AND NOT (f.leadless AND k.lead IS NOT NULL)
              AND NOT k.dims ?| f.none
              AND NOT EXISTS (SELECT FROM jsonb_each(f.dims) d WHERE NOT coalesce(k.dims -> d.key @> d.value, false)))`,
    JSON.stringify({
      city: city.code,
      pack: pack.name,
      indicator: figure,
      since: new Date(period.from),
      until: new Date(Math.min(period.until, now)),
      ...dimsOf(dims),
    }),
  );
}

interface Dims {
  readonly dims: Readonly<Record<string, string>>;
  /** Fields in which nothing stands. */
  readonly none: readonly string[];
  /** This very area and nothing within it. */
  readonly area: string | null;
  readonly leadless: boolean;
}

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
