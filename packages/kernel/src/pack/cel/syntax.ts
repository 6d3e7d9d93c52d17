import { type ASTNode, EvaluationError, ParseError } from "@marcbachmann/cel-js";
import { type Fault, type FaultCode, type FaultValues, fault } from "../../fault/index.ts";
import { CEL } from "./environment.ts";

export type { ASTNode };

/** Why an expression is refused; thrown inside the checker, a value outside it. */
export class Refusal extends Error {
  readonly fault: Fault;

  constructor(code: FaultCode, values: FaultValues) {
    super(code);
    this.fault = fault(code, values);
  }
}

/** A parsed expression: its tree for the check, and the program that evaluates it. */
export interface Parsed {
  readonly ast: ASTNode;
  run(root: object): unknown;
}

/** @throws Refusal when it is no CEL, or larger than an expression may be */
export function parseCel(source: string): Parsed {
  try {
    const program = CEL.parse(source);
    return { ast: program.ast, run: (root) => program(root as Record<string, unknown>) };
  } catch (error) {
    if (!(error instanceof ParseError) && !(error instanceof EvaluationError)) throw error;
    throw new Refusal("pack-expression-syntax", { expression: source, problem: error.summary });
  }
}
