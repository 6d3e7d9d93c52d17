import { parseLimit } from "../../deadline/limit.ts";
import type { Ask } from "../../indicator/node.ts";
import { near } from "../draft/near.ts";
import { AREA, LEVELS, PERSON, UNIT } from "../scope/directory-tables.ts";
import { checkFigureCall } from "./check-figure.ts";
import type { Checking } from "./checking.ts";
import { replaceCall } from "./replace-call.ts";
import type { SightLine } from "./sight-line.ts";
import { type ASTNode, Refusal } from "./syntax.ts";
import { BOOL, type CelType, DATE, DOUBLE, INT, LIMIT, maybe, STRING } from "./type.ts";

type Call = ASTNode & { op: "call" };
type Method = ASTNode & { op: "rcall" };
type Check = (checker: Checking, args: readonly ASTNode[], sight: SightLine, node: Call) => CelType;

/** The closed set of functions. Text is never searched by patterns: rules from outside meet no regular expression. */
const CALLS: Readonly<Record<string, readonly [number, Check]>> = {
  size: [
    1,
    (checker, [list], sight) => {
      const type = checker.check(list as ASTNode, sight);
      return type.is === "list" ? INT : checker.mismatch("list", type);
    },
  ],
  has: [1, (checker, [of], sight, node) => has(checker, of as ASTNode, sight, node)],
  days: [
    2,
    (checker, args, sight) => {
      for (const arg of args) day(checker, arg, sight);
      return INT;
    },
  ],
  hours: [
    2,
    (checker, args, sight) => {
      for (const arg of args) time(checker, arg, sight);
      return DOUBLE;
    },
  ],
  hour: [
    1,
    (checker, [at], sight) => {
      time(checker, at as ASTNode, sight);
      return INT;
    },
  ],
  after: [
    2,
    (checker, [from, length], sight) => {
      day(checker, from as ASTNode, sight);
      filled(checker, length as ASTNode, LIMIT, sight);
      return DATE;
    },
  ],
  limit: [1, (checker, [text]) => limit(checker, text as ASTNode)],
  sum: [
    3,
    (checker, [list, name, each], sight) => {
      const item = bound(checker, list as ASTNode, name as ASTNode, sight);
      const type = checker.check(each as ASTNode, item);
      return type.is === "int" || type.is === "double" ? type : checker.mismatch("number", type);
    },
  ],
  rank: [1, (checker, [of], sight, node) => rank(checker, of as ASTNode, sight, node)],
  abs: [1, (checker, [of], sight) => number(checker, of as ASTNode, sight)],
  round: [
    2,
    (checker, [of, decimals], sight) => {
      number(checker, of as ASTNode, sight);
      checker.want(decimals as ASTNode, INT, sight);
      return DOUBLE;
    },
  ],
  upper: [
    1,
    (checker, [unit], sight) => {
      filled(checker, unit as ASTNode, UNIT, sight);
      return maybe(UNIT);
    },
  ],
  level: [
    1,
    (checker, [person], sight) => {
      filled(checker, person as ASTNode, PERSON, sight);
      return { is: "string", among: LEVELS, maybe: true };
    },
  ],
  duty: [
    3,
    (checker, [role, place, level], sight) => {
      checker.want(role as ASTNode, STRING, sight);
      const at = checker.check(place as ASTNode, sight);
      if (at.is !== "sight" || (at.name !== "place" && at.name !== AREA_NAME))
        checker.mismatch("place", at);
      checker.want(level as ASTNode, STRING, sight);
      return maybe(PERSON);
    },
  ],
};

/** Functions on the indicators that an expression reads, by how many arguments they take. */
const FIGURE_CALLS: Readonly<Record<string, readonly [Ask["ask"], number]>> = {
  growth: ["growth", 2],
  rank: ["rank", 2],
  top: ["top", 3],
  total: ["total", 2],
  above: ["above", 1],
  over: ["over", 2],
  elapsed: ["elapsed", 1],
};

const AREA_NAME = (AREA as { name: string }).name;

export function checkCall(checker: Checking, node: Call, sight: SightLine): CelType {
  const [name, args] = node.args;
  const [figure, most] = (Object.hasOwn(FIGURE_CALLS, name) ? FIGURE_CALLS[name] : undefined) ?? [];
  if (figure !== undefined && most === args.length && sight.hasFigures()) {
    return checkFigureCall(checker, figure, node, sight);
  }
  const call = Object.hasOwn(CALLS, name) ? CALLS[name] : undefined;
  if (call === undefined || call[0] !== args.length) {
    const more = sight.hasFigures() ? Object.keys(FIGURE_CALLS) : [];
    return noFunction(checker, `${name}()`, [...Object.keys(CALLS), ...more]);
  }
  return call[1](checker, args, sight, node);
}

const METHODS = ["all", "exists", "filter", "map"];

/** `list.all(x, …)` and its like: the only loops there are. */
export function checkMethod(checker: Checking, node: Method, sight: SightLine): CelType {
  const [name, receiver, args] = node.args;
  const [variable, each] = args;
  if (
    !METHODS.includes(name) ||
    variable === undefined ||
    each === undefined ||
    args.length !== 2
  ) {
    return noFunction(
      checker,
      `.${name}()`,
      METHODS.map((method) => `.${method}`),
    );
  }
  const inner = bound(checker, receiver, variable, sight);
  const list = checker.check(receiver, sight);
  if (name === "map") return { is: "list", of: checker.check(each, inner) };
  checker.want(each, BOOL, inner);
  return name === "filter" ? list : BOOL;
}

function noFunction(checker: Checking, name: string, allowed: readonly string[]): never {
  const values = { expression: checker.source, name, allowed: allowed.join(", ") };
  throw new Refusal("pack-expression-function", { ...values, near: near(name, allowed) ?? "–" });
}

/** The sight inside a list macro, with the item's name bound. */
function bound(checker: Checking, list: ASTNode, name: ASTNode, sight: SightLine): SightLine {
  const type = checker.check(list, sight);
  if (type.is !== "list") return checker.mismatch("list", type);
  if (name.op !== "id") return checker.mismatch("x", checker.check(name, sight));
  return sight.bind(name.args, type.of);
}

function filled(checker: Checking, node: ASTNode, wanted: CelType, sight: SightLine): void {
  checker.mustBeFilled(node, checker.want(node, wanted, sight));
}

function day(checker: Checking, node: ASTNode, sight: SightLine): void {
  const type = checker.check(node, sight);
  checker.mustBeFilled(node, type);
  if (type.is !== "date" && type.is !== "time") checker.mismatch("date / time", type);
}

function number(checker: Checking, node: ASTNode, sight: SightLine): CelType {
  const type = checker.check(node, sight);
  checker.mustBeFilled(node, type);
  return type.is === "int" ? INT : type.is === "double" ? DOUBLE : checker.mismatch("number", type);
}

function time(checker: Checking, node: ASTNode, sight: SightLine): void {
  filled(checker, node, { is: "time" }, sight);
}

function limit(checker: Checking, node: ASTNode): CelType {
  const text = node.op === "value" && typeof node.args === "string" ? node.args : "";
  if (parseLimit(text).ok) return LIMIT;
  throw new Refusal("pack-limit", { limit: text === "" ? checker.source : text });
}

/**
 * `has(form.x)`: not empty. The library means by it that a key is there, and ours always are, so the node is
 * evaluated by what it asks here.
 */
function has(checker: Checking, of: ASTNode, sight: SightLine, node: Call): CelType {
  if (of.op !== ".") return checker.mismatch("form.x", checker.check(of, sight));
  checker.check(of, sight);
  replaceCall(node, {
    evaluate: (runner, context) => runner.run(of, context) !== null,
    check: (library, context) => library.check(of, context),
    type: "bool",
  });
  return BOOL;
}

/** `rank(choice)`: its place in the list, from 0; the list is known here, so the number is settled by the word. */
function rank(checker: Checking, of: ASTNode, sight: SightLine, node: Call): CelType {
  const type = checker.want(of, STRING, sight);
  const among = type.is === "string" ? type.among : undefined;
  if (among === undefined) return checker.mismatch(`choice`, type);
  checker.mustBeFilled(of, type);
  replaceCall(node, {
    evaluate: (runner, context) => {
      const at = among.indexOf(String(runner.run(of, context)));
      return at < 0 ? null : BigInt(at);
    },
    check: (library, context) => library.check(of, context),
    type: "dyn",
  });
  return type.maybe ? maybe(INT) : INT;
}
