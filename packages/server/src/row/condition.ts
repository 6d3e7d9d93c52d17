import {
  addDays,
  type CaseNode,
  type CaseState,
  type Day,
  dayOf,
  type Expression,
  endOfDay,
  type Me,
  MOST_LETTERS,
  type Moment,
  type RowFilter,
  type RowOrder,
  type RowPath,
  type Scope,
  scopeOf,
  startOfDay,
  type TypeLayout,
  type World,
} from "@xinlian/kernel";
import { blankOf } from "../case/blank.ts";
import { columnOf } from "./column.ts";
import type { Params } from "./params.ts";

const CHINA = { offset: 480 };
const HOUR = 3_600_000;
const TURNED = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;

/** Where a condition is asked: who asks, when, and which columns hold what. */
export interface Asking {
  readonly node: CaseNode;
  readonly world: World;
  readonly me: Me | null;
  readonly layout: TypeLayout;
  readonly params: Params;
  /** The only states that the rows can be in, asked beside the condition; null = any. */
  readonly states: readonly string[] | null;
}

/** A scope in which whatever does not read the case can be evaluated. */
export function plainScope({ node, world, me }: Pick<Asking, "node" | "world" | "me">): Scope {
  return scopeOf("case", { state: nothingOf(node, world), node, world, me });
}

function nothingOf(node: CaseNode, world: World): CaseState {
  return { ...blankOf(node, world), state: "", ended: false };
}

/** A condition over rows as SQL over `ledger.case_row c` (ROW-4): true for the rows for which the expression gives true. */
export function conditionSql(filter: RowFilter, asking: Asking): string {
  return new Writer(asking).write(filter);
}

class Writer {
  readonly #asking: Asking;
  readonly #scope: Scope;

  constructor(asking: Asking) {
    this.#asking = asking;
    this.#scope = plainScope(asking);
  }

  write(filter: RowFilter): string {
    switch (filter.is) {
      case "all":
      case "any":
        return `(${filter.of.map((part) => this.write(part)).join(filter.is === "all" ? " AND " : " OR ")})`;
      case "plain":
        return String(filter.holds.evaluate(this.#scope) === true);
      case "flag":
        return this.#flag(filter.at, filter.not);
      case "empty":
        return `${this.#column(filter.at)} IS ${filter.not ? "NOT NULL" : "NULL"}`;
      case "equal":
        return this.#equal(filter.at, this.#value(filter.to), filter.not);
      case "among":
        return this.#among(filter.at, this.#value(filter.of), filter.not);
      case "order":
        return this.#order(filter.at, filter.op, this.#value(filter.to));
      case "pair":
        return this.#pair(filter.left, filter.op, filter.right);
      case "span":
        return this.#span(filter);
      case "lead":
        return this.#lead(filter.holds);
    }
  }

  #flag(at: RowPath, not: boolean): string {
    const column = this.#column(at);
    if (at.kind === "flag") return not ? `NOT ${column}` : column;
    const now = this.#asking.params.time(this.#asking.world.now);
    return not ? `(${column} IS NULL OR ${column} > ${now})` : `${column} <= ${now}`;
  }

  #equal(at: RowPath, value: unknown, not: boolean): string {
    const column = this.#column(at);
    if (value === null || value === undefined) return `${column} IS ${not ? "NOT NULL" : "NULL"}`;
    if (at.kind === "flag") return (value === true) === not ? `NOT ${column}` : column;
    // What is empty differs from everything.
    return not ? `(${column} IS NULL OR NOT ${this.#same(at, value)})` : this.#same(at, value);
  }

  #same(at: RowPath, value: unknown): string {
    if (this.#everyState(at, [value])) return "true";
    const { params } = this.#asking;
    const column = this.#column(at);
    switch (at.kind) {
      case "number":
        return `${column} = ${params.add(Number(value))}::float8`;
      case "time":
        return typeof value === "number"
          ? `${column} = ${params.time(value)}`
          : `(${this.#day(at, ">=", value as Day)} AND ${this.#day(at, "<=", value as Day)})`;
      case "date":
        return `${column} = ${params.text(dayText(value))}`;
      default:
        if ([...String(value)].length >= MOST_LETTERS) return "false";
        return at.path === "parent"
          ? `${column} = ${params.add(String(value))}::uuid`
          : `${column} = ${params.text(String(value))}`;
    }
  }

  #among(at: RowPath, value: unknown, not: boolean): string {
    const list = (Array.isArray(value) ? value : []).filter((item) => item !== null);
    if (!not && this.#everyState(at, list)) return "true";
    const { params } = this.#asking;
    const values =
      at.kind === "number"
        ? `${params.add(list.map(Number))}::float8[]`
        : params.texts(list.map((item) => (at.kind === "date" ? dayText(item) : String(item))));
    const column = this.#column(at);
    const within = `${column} = ANY (${values})`;
    return not ? `(${column} IS NULL OR NOT ${within})` : within;
  }

  /** Whether a row is in one of these states anyhow: asked a second time, a planner takes it for a second sieve and misjudges. */
  #everyState(at: RowPath, values: readonly unknown[]): boolean {
    const { states } = this.#asking;
    return at.path === "state" && (states?.every((state) => values.includes(state)) ?? false);
  }

  #order(at: RowPath, op: RowOrder, value: unknown): string {
    if (value === null || value === undefined) return "false";
    const { params } = this.#asking;
    const column = this.#column(at);
    if (at.kind === "number") return `${column} ${op} ${params.add(Number(value))}::float8`;
    if (at.kind === "date") return `${column} COLLATE "C" ${op} ${params.text(dayText(value))}`;
    if (typeof value === "number") return `${column} ${op} ${params.time(value)}`;
    return this.#day(at, op, value as Day);
  }

  /** A moment beside a day counts as its day (ROW-8); a due moment belongs to the day that it ends. */
  #day(at: RowPath, op: RowOrder, day: Day): string {
    const column = this.#column(at);
    const { params } = this.#asking;
    const edge = op === "<" || op === ">=" ? startOfDay(day, CHINA) : endOfDay(day, CHINA);
    const below = op === "<" || op === "<=";
    const sign = at.ends ? (below ? "<=" : ">") : below ? "<" : ">=";
    return `${column} ${sign} ${params.time(edge)}`;
  }

  #pair(left: RowPath, op: RowOrder | "==" | "!=", right: RowPath): string {
    const [a, b] = [this.#column(left), this.#column(right)];
    if (op === "==") return `${a} IS NOT DISTINCT FROM ${b}`;
    if (op === "!=") return `${a} IS DISTINCT FROM ${b}`;
    return left.kind === "date" ? `${a} COLLATE "C" ${op} ${b}` : `${a} ${op} ${b}`;
  }

  #span(filter: RowFilter & { is: "span" }): string {
    const { at, unit, back } = filter;
    const base = this.#value(filter.base);
    const than = Number(this.#value(filter.than) ?? Number.NaN);
    if (base === null || base === undefined || Number.isNaN(than)) return "false";
    const op = back ? filter.op : TURNED[filter.op];
    const steps = back ? than : -than;
    if (unit === "hours") return this.#order(at, op, Number(base) + steps * HOUR);
    const day = addDays(dayText(base), steps);
    return at.kind === "date" ? this.#order(at, op, day) : this.#day(at, op, day);
  }

  #lead(holds: Expression): string {
    const { world, node, me, params } = this.#asking;
    const blank = nothingOf(node, world);
    const test = (lead: string | null) =>
      holds.evaluate(scopeOf("case", { state: { ...blank, lead }, node, world, me })) === true;
    const units = world.directory
      .units()
      .map(({ id }) => id)
      .filter(test);
    const within = `c.lead = ANY (${params.texts(units)})`;
    return test(null) ? `(c.lead IS NULL OR ${within})` : within;
  }

  #column(at: RowPath): string {
    return columnOf(at, this.#asking.layout);
  }

  #value(expression: Expression): unknown {
    return expression.evaluate(this.#scope);
  }
}

/** A day as written, or the day of a moment. */
function dayText(value: unknown): Day {
  return typeof value === "number" ? dayOf(value as Moment, CHINA) : (value as Day);
}
