import type { Moment } from "../calendar/day.ts";
import type { FiledNumber } from "../case/filed-number.ts";
import type { CaseState } from "../case/state.ts";
import type { World } from "../case/world.ts";
import { scopeOf } from "../pack/scope/index.ts";
import { cellOf, periodField } from "./cell.ts";
import { readSpan, type Span } from "./span.ts";

/** A number that a case files, where it belongs, and everything it was before (FL-4). */
export interface FiledRow {
  readonly indicator: string;
  /** Which number of the filing: `sales`, `sales.food`, `share@511102`. */
  readonly cell: string;
  /** The place the number is of. */
  readonly place: string;
  readonly span: Span;
  readonly dims: Readonly<Record<string, string>>;
  /** null = it was taken back. */
  readonly value: number | null;
  readonly stream: string;
  /** When the case was opened: of two that file the same number the older one counts (FL-6). */
  readonly opened: Moment;
  /** Whether it counts by the indicator's `where`. */
  readonly counts: boolean;
  /** Oldest first; the last one is the number as it stands. */
  readonly history: readonly FiledNumber[];
}

/** Every number a case files, by the indicators of the pack that the world holds. */
export function filedOf(state: CaseState, world: World): readonly FiledRow[] {
  const node = world.pack.cases[state.type];
  const field = node && periodField(node);
  const period = field === undefined ? null : state.fields[field.name];
  if (node === undefined || typeof period !== "string" || state.filed === undefined) return [];
  const span = readSpan(period);
  if (!span.ok) return [];
  return Object.entries(state.filed).flatMap(([name, history]) => {
    const cell = cellOf(name, world.pack);
    const last = history.at(-1);
    const filed = cell && world.pack.indicators[cell.indicator]?.filed;
    if (cell === undefined || filed?.from !== state.type || last === undefined) return [];
    const scope = scopeOf("case", { state, node, world, me: null });
    const counts = filed.where === undefined || filed.where.evaluate(scope) === true;
    return [
      {
        indicator: cell.indicator,
        cell: name,
        place: cell.place ?? state.area,
        span: span.value,
        dims: cell.dims,
        value: last.value,
        stream: state.stream,
        opened: state.opened,
        counts,
        history,
      },
    ];
  });
}

/** The rows that count, each number once, and those that another case filed before (FL-6). */
export function settleFiled(rows: readonly FiledRow[]): {
  readonly standing: readonly FiledRow[];
  readonly repeated: readonly FiledRow[];
} {
  const standing = new Map<string, FiledRow>();
  const repeated: FiledRow[] = [];
  for (const row of [...rows].sort(byAge)) {
    if (!row.counts || row.value === null) continue;
    const key = filedKey(row);
    if (standing.has(key)) repeated.push(row);
    else standing.set(key, row);
  }
  return { standing: [...standing.values()], repeated };
}

/** One text for each number there can be. */
export function filedKey({ indicator, place, span, dims }: Omit<FiledRow, "counts">): string {
  const parts = Object.entries(dims).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([indicator, place, span.name, parts]);
}

function byAge(a: FiledRow, b: FiledRow): number {
  return a.opened - b.opened || (a.stream < b.stream ? -1 : 1);
}
