import { EvaluationError } from "@marcbachmann/cel-js";
import type { FieldValue } from "../../field/value.ts";
import { Checker, type Manner } from "../cel/check.ts";
import type { Facts } from "../cel/facts.ts";
import { isUnread, OutOfSight, Sight } from "../cel/sight.ts";
import { parseCel } from "../cel/syntax.ts";
import type { Table } from "../cel/type.ts";
import { type CelType, showType } from "../cel/type.ts";
import type { Written } from "../draft/draft.ts";
import type { Expression } from "../expression.ts";
import type { Mark } from "../node.ts";
import { fromCelValue, limitFromCelValue } from "../scope/convert.ts";
import type { Scope } from "../scope/seen.ts";

/** What a place wants of its expression. */
export interface Asked extends Manner {
  readonly root: Table;
  /** `limit`: a length, a date or a time, given as a `Limit`. */
  readonly want: "bool" | "limit" | "list" | "value";
}

/** An expression that was checked and can be evaluated. */
export class Compiled implements Expression {
  readonly source: string;
  readonly mark: Mark;
  readonly cel: CelType;
  readonly facts: Facts;
  readonly #asked: Asked;
  readonly #run: (root: object) => unknown;

  /** @throws Refusal when it is no CEL, reads what is not in sight, or has a type that its place does not take */
  constructor(written: Written, asked: Asked) {
    this.source = written.source;
    this.mark = written.mark;
    this.#asked = asked;
    const { ast, run } = parseCel(written.source);
    const checker = new Checker(written.source, asked.root, asked);
    this.cel = checker.check(ast);
    this.facts = checker.facts;
    this.#run = run;
    fits(this.cel, asked, checker, ast);
  }

  get type(): string {
    return showType(this.cel);
  }

  evaluate(scope: object): FieldValue | object {
    const value = this.raw(scope as Scope);
    if (this.#asked.want === "limit") return limitFromCelValue(value) as unknown as object;
    return fromCelValue(value) as FieldValue;
  }

  /** The value as CEL has it; where CEL failed false for a condition, else null. */
  raw(scope: Scope): unknown {
    const failed = this.cel.is === "bool" ? false : null;
    try {
      return this.#run(new Sight(this.#asked.root, scope, "scope")) ?? failed;
    } catch (error) {
      if (!isOfTheExpression(error)) throw error;
      return failed;
    }
  }
}

function fits(
  type: CelType,
  asked: Asked,
  checker: Checker,
  ast: Parameters<Checker["check"]>[0],
): void {
  const { want } = asked;
  if (want === "bool" && type.is !== "bool") checker.mismatch("bool", type);
  if (want === "list" && type.is !== "list") checker.mismatch("list", type);
  if (want !== "limit") return;
  const counted = ["limit", "date", "time"].includes(type.is) || showType(type) === "period";
  if (!counted) checker.mismatch("limit / date / time / period", type);
  checker.mustBeFilled(ast, type);
}

/** CEL's own failures and our functions' refusals; anything else, and a case nobody loaded, is a bug. */
function isOfTheExpression(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const cause = error.cause;
  if (error instanceof OutOfSight || cause instanceof OutOfSight || isUnread(error)) return false;
  return error instanceof EvaluationError || error instanceof TypeError;
}
