import { serialize } from "@marcbachmann/cel-js";
import { pathOf } from "../pack/cel/narrow.ts";
import { type ASTNode, parseCel, Refusal } from "../pack/cel/syntax.ts";
import type { Table } from "../pack/cel/type.ts";
import { Compiled } from "../pack/compile/compiled.ts";
import type { Draft } from "../pack/draft/draft.ts";
import type { Expression } from "../pack/expression.ts";
import type { CaseNode, Mark } from "../pack/node.ts";
import type { RowFilter, RowOrder, RowPath } from "./filter.ts";
import { filledPath, rowPath, sizePath } from "./path.ts";

/** What a condition is read by. */
export interface RowSight {
  readonly node: CaseNode | Draft<CaseNode>;
  /** Names in sight of the condition. */
  readonly root: Table;
  readonly mark: Mark;
}

/** The part of a condition that cannot be asked of rows. */
export class NotOfRows extends Error {
  readonly part: string;

  constructor(part: string) {
    super(part);
    this.part = part;
  }
}

/** Words that say nothing of the case itself. */
const BESIDE: ReadonlySet<string> = new Set(["setting", "now", "today", "me"]);
const TURNED = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;
const DENIED = { "<": ">=", "<=": ">", ">": "<=", ">=": "<" } as const;

/**
 * A checked condition over a case as a condition over its row (ROW-1).
 * @throws NotOfRows with the part that reads what no row keeps
 */
export function readRowFilter(source: string, sight: RowSight): RowFilter {
  return new Reader(sight).read(parseCel(source).ast, false);
}

class Reader {
  readonly #sight: RowSight;

  constructor(sight: RowSight) {
    this.#sight = sight;
  }

  read(node: ASTNode, not: boolean): RowFilter {
    if (!this.#ofCase(node)) return { is: "plain", holds: this.#expression(node, not) };
    switch (node.op) {
      case "!_":
        return this.read(node.args as ASTNode, !not);
      case "&&":
      case "||": {
        const of = (node.args as readonly ASTNode[]).map((part) => this.read(part, not));
        return { is: (node.op === "&&") === not ? "any" : "all", of };
      }
      case "?:": {
        const [when, then, otherwise] = node.args as readonly [ASTNode, ASTNode, ASTNode];
        const taken = [this.read(when, false), this.read(then, not)];
        const left = [this.read(when, true), this.read(otherwise, not)];
        return {
          is: "any",
          of: [
            { is: "all", of: taken },
            { is: "all", of: left },
          ],
        };
      }
      default:
        return this.#leaf(node, not) ?? this.#ofLead(node, not) ?? this.#refuse(node);
    }
  }

  #leaf(node: ASTNode, not: boolean): RowFilter | undefined {
    switch (node.op) {
      case "id":
      case ".": {
        const at = this.#path(node);
        const holds = at?.kind === "flag" || at?.kind === "since";
        return holds ? { is: "flag", at, not } : undefined;
      }
      case "in":
        return this.#among(node, not);
      case "==":
      case "!=":
        return this.#equal(node, (node.op === "!=") !== not);
      case "<":
      case "<=":
      case ">":
      case ">=":
        return this.#order(node, not);
      default:
        return undefined;
    }
  }

  #equal(node: ASTNode, not: boolean): RowFilter | undefined {
    const [left, right] = node.args as readonly [ASTNode, ASTNode];
    const [word, other] = this.#ofCase(left) ? [left, right] : [right, left];
    if (isNull(other)) {
      const at = this.#filled(word) ?? this.#path(word);
      return at && (isHas(at) ? { is: "flag", at, not: !not } : { is: "empty", at, not });
    }
    const at = this.#path(word);
    if (at === undefined || at.kind === "since") return undefined;
    if (!this.#ofCase(other)) return { is: "equal", at, to: this.#expression(other), not };
    const second = this.#path(other);
    if (second?.kind !== at.kind || at.kind === "flag") return undefined;
    return { is: "pair", op: not ? "!=" : "==", left: at, right: second };
  }

  #order(node: ASTNode, not: boolean): RowFilter | undefined {
    const written = node.op as RowOrder;
    const op = not ? DENIED[written] : written;
    const [left, right] = node.args as readonly [ASTNode, ASTNode];
    if (this.#ofCase(left) && this.#ofCase(right)) {
      const [first, second] = [this.#path(left), this.#path(right)];
      if (first === undefined || first.kind !== second?.kind || !isSized(first)) return undefined;
      return { is: "pair", op, left: first, right: second };
    }
    const turned = !this.#ofCase(left);
    const [word, other] = turned ? [right, left] : [left, right];
    const to = this.#expression(other);
    const way = turned ? TURNED[op] : op;
    const at = this.#path(word);
    if (at !== undefined) return isSized(at) ? { is: "order", at, op: way, to } : undefined;
    return this.#span(word, way, to);
  }

  /** `days(opened, today) >= 3`, `hours(now, clock.x.due) < 2.0`. */
  #span(node: ASTNode, op: RowOrder, than: Expression): RowFilter | undefined {
    if (node.op !== "call") return undefined;
    const [unit, args] = node.args as [string, readonly ASTNode[]];
    if (unit !== "days" && unit !== "hours") return undefined;
    const [from, to] = args as readonly [ASTNode, ASTNode];
    const back = !this.#ofCase(from);
    const [word, beside] = back ? [to, from] : [from, to];
    const at = this.#ofCase(beside) ? undefined : this.#path(word);
    if (at === undefined || !(at.kind === "time" || at.kind === "date")) return undefined;
    return { is: "span", unit, at, base: this.#expression(beside), back, op, than };
  }

  #among(node: ASTNode, not: boolean): RowFilter | undefined {
    const [item, list] = node.args as readonly [ASTNode, ASTNode];
    const at = this.#path(item);
    if (at === undefined || this.#ofCase(list)) return undefined;
    if (at.kind !== "text" && at.kind !== "number" && at.kind !== "date") return undefined;
    return { is: "among", at, of: this.#expression(list), not };
  }

  #ofLead(node: ASTNode, not: boolean): RowFilter | undefined {
    const words = [...wordsIn(node)].filter((word) => !BESIDE.has(word));
    if (words.some((word) => word !== "lead")) return undefined;
    return { is: "lead", holds: this.#expression(node, not) };
  }

  #path(node: ASTNode): RowPath | undefined {
    const path = pathOf(node);
    if (path !== undefined) return rowPath(path, this.#sight.node);
    if (node.op !== "call") return undefined;
    const [name, [of]] = node.args as [string, readonly ASTNode[]];
    const inner = name === "size" && of !== undefined ? pathOf(of) : undefined;
    return inner === undefined ? undefined : sizePath(inner, this.#sight.node);
  }

  #filled(node: ASTNode): RowPath | undefined {
    const path = pathOf(node);
    return path === undefined ? undefined : filledPath(path, this.#sight.node);
  }

  #ofCase(node: ASTNode): boolean {
    return [...wordsIn(node)].some((word) => !BESIDE.has(word));
  }

  #expression(node: ASTNode, not = false): Expression {
    const source = not ? `!(${serialize(node)})` : serialize(node);
    try {
      const { root, mark } = this.#sight;
      return new Compiled({ source, mark }, { root, want: "value" });
    } catch (error) {
      if (error instanceof Refusal) throw new NotOfRows(source);
      throw error;
    }
  }

  #refuse(node: ASTNode): never {
    throw new NotOfRows(serialize(node));
  }
}

function isNull(node: ASTNode): boolean {
  return node.op === "value" && node.args === null;
}

function isHas({ path }: RowPath): boolean {
  return path.startsWith("has(");
}

function isSized({ kind }: RowPath): boolean {
  return kind === "number" || kind === "time" || kind === "date";
}

/** First names that a part reads, but those that a list macro binds in it. */
function wordsIn(node: ASTNode, bound: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  if (node.op === "id") {
    const name = node.args as string;
    return new Set(bound.has(name) ? [] : [name]);
  }
  if (node.op === "value") return new Set();
  if (node.op === ".") return wordsIn((node.args as readonly [ASTNode, string])[0], bound);
  const inner = new Set([...bound, ...boundIn(node)]);
  return new Set(nodesIn(node.args).flatMap((part) => [...wordsIn(part, inner)]));
}

/** `x` of `list.all(x, …)` and `sum(list, x, …)`. */
function boundIn(node: ASTNode): readonly string[] {
  if (node.op === "rcall") {
    const [, , args] = node.args as [string, ASTNode, readonly ASTNode[]];
    const first = args[0];
    return args.length > 1 && first?.op === "id" ? [first.args as string] : [];
  }
  if (node.op !== "call") return [];
  const [name, args] = node.args as [string, readonly ASTNode[]];
  const item = name === "sum" ? args[1] : undefined;
  return item?.op === "id" ? [item.args as string] : [];
}

function nodesIn(value: unknown): readonly ASTNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  const node = typeof value === "object" && value !== null && "op" in value;
  return node ? [value as ASTNode] : [];
}
