import type { World } from "../../case/world.ts";
import { parseSpan, type Span, spanBefore } from "../../indicator/span.ts";
import { Sight } from "../cel/sight.ts";
import { type CelType, DATE, STRING, type Table } from "../cel/type.ts";
import { CelDate } from "../cel/value.ts";
import { names } from "./directory-tables.ts";

/** What a period sight stands on; `id` is its name. */
interface InSpan {
  readonly id: string;
  readonly span: Span;
  readonly world: World;
}

export const PERIOD: CelType = { is: "sight", name: "period", table: () => PERIOD_TABLE };

/** @throws when the name was stored as a period and is none */
export function periodSight(id: string, world: World): Sight {
  const span = parseSpan(id);
  if (!span.ok) throw new Error(`"${id}" was stored as a period and is none`);
  return new Sight(PERIOD_TABLE, { id, span: span.value, world }, `period ${id}`);
}

/** `last(period)`: the one just before. */
export function lastPeriod(period: Sight): Sight {
  const { span, world } = period.of as InSpan;
  return periodSight(spanBefore(span).name, world);
}

const PERIOD_TABLE: Table = names<InSpan>({
  name: [STRING, ({ id }) => id],
  start: [DATE, ({ span, world }) => new CelDate(span.first, world.calendar(null))],
  end: [DATE, ({ span, world }) => new CelDate(span.last, world.calendar(null))],
});
