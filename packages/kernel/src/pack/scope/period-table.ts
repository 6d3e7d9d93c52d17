import { parseSpan, type Span, spanBefore } from "../../cadence/span.ts";
import type { World } from "../../case/world.ts";
import { Sight } from "../cel/sight.ts";
import type { Table } from "../cel/type.ts";
import { type CelType, DATE, STRING } from "../cel/type.ts";
import { CelDate } from "../cel/value.ts";
import { names } from "./directory-tables.ts";

/** What a period sight stands on; `id` is its name, as a field keeps it. */
interface InPeriod {
  readonly world: World;
  readonly id: string;
  readonly span: Span;
}

export const PERIOD: CelType = { is: "sight", name: "period", table: () => PERIOD_TABLE };

/** A stretch of a rhythm: its first and its last day, and the one before it. */
const PERIOD_TABLE: Table = names<InPeriod>({
  name: [STRING, ({ id }) => id],
  start: [DATE, ({ span, world }) => new CelDate(span.first, world.calendar(null))],
  end: [DATE, ({ span, world }) => new CelDate(span.last, world.calendar(null))],
  before: [{ ...PERIOD, maybe: true }, ({ span, world }) => periodSight(spanBefore(span), world)],
});

export function periodSight(span: Span, world: World): Sight {
  return new Sight(PERIOD_TABLE, { world, id: span.name, span }, `period ${span.name}`);
}

/** Of a stretch by its name; null when it is none. */
export function namedPeriod(name: string, world: World): Sight | null {
  const span = parseSpan(name);
  return span === undefined ? null : periodSight(span, world);
}

/** The stretch that a value of an expression stands for. */
export function spanOf(value: unknown): Span | undefined {
  return value instanceof Sight ? (value.of as Partial<InPeriod>).span : undefined;
}
