import { askName } from "../../indicator/ask-name.ts";
import { type Ask, RUNNINGS } from "../../indicator/node.ts";
import type { Checking } from "./checking.ts";
import { replaceCall } from "./replace-call.ts";
import type { SightLine } from "./sight-line.ts";
import type { ASTNode } from "./syntax.ts";
import { type CelType, DOUBLE } from "./type.ts";

type Call = ASTNode & { op: "call" };

const LONGER = ["xun", ...RUNNINGS.filter((each) => each !== "always")];

/** What each function on an indicator takes beside it. */
const TAKES: Readonly<Record<Ask["ask"], readonly ("word" | "by" | "most")[]>> = {
  growth: ["word"],
  rank: ["by"],
  top: ["by", "most"],
  total: ["by"],
  above: [],
  over: ["word"],
  elapsed: ["word"],
};

const WORDS: Readonly<Partial<Record<Ask["ask"], readonly string[]>>> = {
  growth: ["year", "previous"],
  over: LONGER,
  elapsed: LONGER,
};

/**
 * `growth(x, 'year')` and its like. The number is found beside the others that the expression reads: the call becomes the name
 * under which whoever evaluates it gives the answer.
 */
export function checkFigureCall(
  checker: Checking,
  name: Ask["ask"],
  node: Call,
  sight: SightLine,
): CelType {
  const args = [...node.args[1]];
  const of = name === "elapsed" ? undefined : indicatorOf(checker, args.shift(), sight);
  const ask: { -readonly [Key in keyof Ask]: Ask[Key] } = { ask: name, ...(of && { of }) };
  for (const [at, takes] of TAKES[name].entries()) {
    const given = literal(args[at]);
    if (takes === "most") {
      const most = typeof given === "bigint" ? Number(given) : 0;
      if (most < 1) checker.mismatch("1, 2, 3 …", checker.check(args[at] as ASTNode, sight));
      ask.most = most;
    } else {
      if (typeof given !== "string") {
        return checker.mismatch("'…'", checker.check(args[at] as ASTNode, sight));
      }
      const allowed = WORDS[name];
      if (allowed !== undefined && !allowed.includes(given)) checker.strange(given, allowed);
      ask.by = given;
    }
  }
  checker.facts.asks.push(ask);
  replaceCall(node, {
    evaluate: (_runner, context) =>
      (context as { getValue(name: string): unknown }).getValue(askName(ask)),
    check: () => undefined,
    type: "dyn",
  });
  return DOUBLE;
}

function indicatorOf(
  checker: Checking,
  node: ASTNode | undefined,
  sight: SightLine,
): string | undefined {
  const type = node?.op === "id" ? sight.find(node.args) : undefined;
  if (type?.is === "double" && type.figure !== undefined) return type.figure;
  return checker.mismatch("indicator", checker.check(node as ASTNode, sight));
}

function literal(node: ASTNode | undefined): unknown {
  return node?.op === "value" ? node.args : undefined;
}
