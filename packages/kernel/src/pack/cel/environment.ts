import { Environment } from "@marcbachmann/cel-js";
import {
  abs,
  after,
  band,
  days,
  duty,
  hour,
  hours,
  level,
  limitOrder,
  parseLimitCall,
  round,
  sum,
  upper,
} from "./functions.ts";
import { Sight } from "./sight.ts";
import { CelDate, CelLimit, CelOpaque, CelTime } from "./value.ts";

/**
 * The one environment that evaluates: our values, their operators, our functions. Names are not declared here: the
 * checker has seen every name of a compiled expression, so evaluation may take them as they come.
 */
export const CEL = build();

function build(): Environment {
  const cel = new Environment({
    unlistedVariablesAreDyn: true,
    homogeneousAggregateLiterals: false,
    limits: {
      maxAstNodes: 400,
      maxDepth: 24,
      maxListElements: 64,
      maxMapEntries: 64,
      maxCallArguments: 8,
    },
  });
  // The names are written out: a build for the browser shortens what a class says of itself.
  const types = { Sight, CelDate, CelTime, CelLimit, CelOpaque };
  for (const [name, ctor] of Object.entries(types)) cel.registerType(name, ctor);
  cel.registerOperator("Sight == Sight", (a: Sight, b: Sight) => a.identity === b.identity);
  compared(cel, "CelTime", "CelTime", (a: CelTime, b: CelTime) => a.at - b.at);
  compared(cel, "CelDate", "CelDate", byDay);
  compared(cel, "CelDate", "CelTime", byDay);
  for (const op of ["<", "<=", ">", ">="] as const) {
    cel.registerOperator(`CelTime ${op} CelDate: bool`, ordered(op, byDay));
  }
  compared(cel, "CelLimit", "CelLimit", limitOrder);
  const plain = { async: false };
  cel.registerFunction("days(dyn, dyn): int", days, plain);
  cel.registerFunction("hours(dyn, dyn): double", hours, plain);
  cel.registerFunction("hour(dyn): int", hour, plain);
  cel.registerFunction("after(dyn, dyn): dyn", after, plain);
  cel.registerFunction("limit(string): dyn", parseLimitCall, plain);
  cel.registerFunction("band(dyn, dyn): dyn", band, plain);
  cel.registerFunction("abs(dyn): dyn", abs, plain);
  cel.registerFunction("round(dyn, int): double", round, plain);
  cel.registerFunction("level(dyn): dyn", level, plain);
  cel.registerFunction("upper(dyn): dyn", upper, plain);
  cel.registerFunction("duty(dyn, dyn, dyn): dyn", duty, plain);
  cel.registerFunction("sum(ast, ast, ast): dyn", sum, plain);
  return cel;
}

type Compare<A, B> = (a: A, b: B) => number;

/** `==` is registered once for a pair; the library adds `!=` and the mirrored pair by itself. */
function compared<A, B>(cel: Environment, a: string, b: string, by: Compare<A, B>): void {
  cel.registerOperator(`${a} == ${b}`, (x: A, y: B) => by(x, y) === 0);
  for (const op of ["<", "<=", ">", ">="] as const) {
    cel.registerOperator(`${a} ${op} ${b}: bool`, ordered(op, by));
  }
}

function ordered<A, B>(op: "<" | "<=" | ">" | ">=", by: Compare<A, B>) {
  return (a: A, b: B): boolean => {
    const order = by(a, b);
    if (op === "<") return order < 0;
    if (op === "<=") return order <= 0;
    return op === ">" ? order > 0 : order >= 0;
  };
}

function byDay(a: { readonly day: string }, b: { readonly day: string }): number {
  return a.day < b.day ? -1 : a.day > b.day ? 1 : 0;
}
