import { near } from "../draft/near.ts";
import { HANGING } from "../scope/hanging-table.ts";
import { checkBinary } from "./check-binary.ts";
import { checkCall, checkMethod } from "./check-call.ts";
import type { Checking } from "./checking.ts";
import type { Deciding } from "./deciding.ts";
import { type Facts, noFacts } from "./facts.ts";
import { filledWhen, pathOf } from "./narrow.ts";
import { SightLine } from "./sight-line.ts";
import { type ASTNode, Refusal } from "./syntax.ts";
import type { Table } from "./type.ts";
import { BOOL, type CelType, DOUBLE, INT, STRING, showType, unify } from "./type.ts";

/** How strictly an expression is checked. */
export interface Manner {
  /** Names that are surely filled when it is evaluated. */
  readonly filled?: Iterable<string>;
  /** Must always give a value: nothing that may be empty is compared, looked up or opened (a limit). */
  readonly total?: boolean;
  /** Present where an action is decided. */
  readonly deciding?: Deciding;
}

/**
 * Finds the type of an expression, or refuses it. The library's own check knows neither empty values nor closed
 * lists of words nor units of limits; this one does, and says which name or word was meant (EX-1).
 */
export class Checker implements Checking {
  readonly facts: Facts = noFacts();
  readonly source: string;
  readonly total: boolean;
  readonly deciding: Deciding | undefined;
  readonly #first: SightLine;

  constructor(source: string, root: Table, manner: Manner) {
    this.source = source;
    this.total = manner.total ?? false;
    this.deciding = manner.deciding;
    this.#first = new SightLine(root, new Map(), new Set(manner.filled ?? []));
  }

  /** @throws Refusal */
  check(node: ASTNode, sight: SightLine = this.#first): CelType {
    switch (node.op) {
      case "value":
        return this.#literal(node.args);
      case "id":
        return this.#name(node.args, sight);
      case ".":
        return this.#member(node, sight);
      case "[]":
        return this.#index(node.args, sight);
      case "?:":
        return this.#either(node.args, sight);
      case "&&":
      case "||":
        return this.#both(node, sight);
      case "!_":
        this.want(node.args, BOOL, sight);
        return BOOL;
      case "-_":
        return this.#minus(node.args, sight);
      case "list":
        return { is: "list", of: this.#items(node.args, sight) };
      case "map":
        return this.#rows(node.args, sight);
      case "call":
        return checkCall(this, node, sight);
      case "rcall":
        return checkMethod(this, node, sight);
      case ".?":
      case "[?]":
        throw new Refusal("pack-expression-syntax", { expression: this.source, problem: node.op });
      default:
        return checkBinary(this, node, sight);
    }
  }

  want(node: ASTNode, wanted: CelType, sight: SightLine): CelType {
    const got = this.check(node, sight);
    if (got.is === wanted.is && showType(got) === showType(wanted)) return got;
    return this.mismatch(showType(wanted), got);
  }

  mismatch(wanted: string, got: CelType): never {
    const values = { expression: this.source, wanted, got: showType(got) };
    throw new Refusal("pack-expression-type", values);
  }

  strange(word: string, among: readonly string[]): never {
    const values = { expression: this.source, value: word, allowed: among.join(", ") };
    throw new Refusal("pack-expression-word", { ...values, near: near(word, among) ?? "–" });
  }

  mustBeFilled(node: ASTNode, type: CelType): void {
    if (!this.total || !type.maybe) return;
    const name = pathOf(node) ?? this.source;
    throw new Refusal("pack-expression-empty", { expression: this.source, name });
  }

  #literal(value: unknown): CelType {
    if (typeof value === "bigint") return INT;
    if (typeof value === "number") return DOUBLE;
    if (typeof value === "boolean") return BOOL;
    if (typeof value === "string") return { is: "string", among: [value] };
    if (value === null) return { is: "null" };
    throw new Refusal("pack-expression-syntax", { expression: this.source, problem: "bytes" });
  }

  #name(name: string, sight: SightLine): CelType {
    const type = sight.find(name);
    if (type === undefined) return this.#unknown(name, sight.names());
    if (!sight.isBound(name)) this.facts.reads.add(name);
    return type;
  }

  #unknown(name: string, allowed: readonly string[]): never {
    const values = { expression: this.source, name, allowed: [...allowed].sort().join(", ") };
    throw new Refusal("pack-expression-name", { ...values, near: near(name, allowed) ?? "–" });
  }

  #member(node: ASTNode & { op: "." }, sight: SightLine): CelType {
    const [left, name] = node.args;
    const of = this.check(left, sight);
    if (of.is === "opaque") {
      throw new Refusal("pack-expression-sealed", {
        expression: this.source,
        name: pathOf(left) ?? "",
      });
    }
    if (of.is !== "sight") return this.mismatch(`{ ${name} }`, of);
    this.mustBeFilled(left, of);
    const table = of.table();
    const found = table.get(name);
    if (found === undefined) return this.#unknown(name, [...table.keys()]);
    if (of.name.startsWith(HANGING)) this.#hanging(of.name.slice(HANGING.length), name);
    const path = pathOf(node);
    if (path !== undefined) this.facts.reads.add(path);
    return sight.narrow(path, found.type);
  }

  /** The cases that hang on an entry are read, and their entry locked, for a decision only. */
  #hanging(register: string, type: string): void {
    this.facts.decides.add(`links ${register}.${type}`);
    if (this.deciding !== undefined) return;
    const values = { expression: this.source, name: `links.${type}` };
    throw new Refusal("pack-expression-deciding", values);
  }

  #index([left, key]: readonly [ASTNode, ASTNode], sight: SightLine): CelType {
    const of = this.check(left, sight);
    if (of.is === "list") {
      this.want(key, INT, sight);
      return { ...of.of, maybe: true } as CelType;
    }
    if (of.is !== "rows") return this.mismatch("map / list", of);
    const by = this.want(key, STRING, sight);
    this.mustBeFilled(key, by);
    const asked = by.is === "string" ? by.among : undefined;
    const setting = pathOf(left)?.replace(/^setting\./, "");
    for (const row of asked ?? of.keys) {
      if (!of.keys.includes(row)) {
        const values = { expression: this.source, table: pathOf(left) ?? "{…}", row };
        throw new Refusal("pack-table-gap", { ...values, allowed: of.keys.join(", ") });
      }
      if (setting !== undefined) rowsOf(this.facts, setting).add(row);
    }
    if (asked === undefined && this.total) this.mismatch(of.keys.join(" / "), by);
    return of.of;
  }

  #either([test, yes, no]: readonly [ASTNode, ASTNode, ASTNode], sight: SightLine): CelType {
    this.want(test, BOOL, sight);
    const a = this.check(yes, sight.fill(filledWhen(test, true)));
    const b = this.check(no, sight.fill(filledWhen(test, false)));
    return unify(a, b) ?? this.mismatch(showType(a), b);
  }

  #both(node: ASTNode & { op: "&&" | "||" }, sight: SightLine): CelType {
    const [left, right] = node.args;
    this.want(left, BOOL, sight);
    this.want(right, BOOL, sight.fill(filledWhen(left, node.op === "&&")));
    return BOOL;
  }

  #minus(node: ASTNode, sight: SightLine): CelType {
    const type = this.check(node, sight);
    this.mustBeFilled(node, type);
    return type.is === "int" || type.is === "double" ? type : this.mismatch("number", type);
  }

  #items(nodes: readonly ASTNode[], sight: SightLine): CelType {
    let all: CelType | undefined;
    for (const node of nodes) {
      const type = this.check(node, sight);
      const both = all === undefined ? type : unify(all, type);
      all = both ?? this.mismatch(showType(all ?? type), type);
    }
    return all ?? { is: "null" };
  }

  #rows(pairs: readonly (readonly [ASTNode, ASTNode])[], sight: SightLine): CelType {
    const keys = pairs.map(([key]) => {
      if (key.op === "value" && typeof key.args === "string") return key.args;
      return this.mismatch("'…'", this.check(key, sight));
    });
    return {
      is: "rows",
      keys,
      of: this.#items(
        pairs.map(([, value]) => value),
        sight,
      ),
    };
  }
}

function rowsOf(facts: Facts, setting: string): Set<string> {
  const rows = facts.rows.get(setting) ?? new Set<string>();
  facts.rows.set(setting, rows);
  return rows;
}
