import type { Checking } from "./checking.ts";
import type { SightLine } from "./sight-line.ts";
import type { ASTNode } from "./syntax.ts";
import { BOOL, type CelType, showType, unify } from "./type.ts";

type Binary = ASTNode & { readonly args: readonly [ASTNode, ASTNode] };

/** `==`, `in`, `<`, `+` and their like. */
export function checkBinary(checker: Checking, node: ASTNode, sight: SightLine): CelType {
  const [left, right] = (node as Binary).args;
  const a = checker.check(left, sight);
  const b = checker.check(right, sight);
  switch (node.op) {
    case "==":
    case "!=":
      return equal(checker, a, b);
    case "in":
      return within(checker, a, b);
    case "<":
    case "<=":
    case ">":
    case ">=":
      checker.mustBeFilled(left, a);
      checker.mustBeFilled(right, b);
      return ordered(checker, a, b);
    default:
      checker.mustBeFilled(left, a);
      checker.mustBeFilled(right, b);
      return sum(checker, node.op, a, b);
  }
}

function equal(checker: Checking, a: CelType, b: CelType): CelType {
  if (a.is === "null" || b.is === "null") return BOOL;
  if (a.is === "opaque" || b.is === "opaque") return checker.mismatch("null", b);
  words(checker, a, b);
  if (unify(a, b) !== undefined || isWhen(a, b) || (isNumber(a) && isNumber(b))) return BOOL;
  return checker.mismatch(showType(a), b);
}

/** Two closed lists of words that share none are never equal: a word is mistyped. */
function words(checker: Checking, a: CelType, b: CelType): void {
  if (a.is !== "string" || b.is !== "string") return;
  if (a.among === undefined || b.among === undefined) return;
  if (a.among.some((word) => b.among?.includes(word))) return;
  const [word, among] = a.among.length === 1 ? [a.among, b.among] : [b.among, a.among];
  checker.strange(word[0] ?? "", among);
}

function within(checker: Checking, a: CelType, b: CelType): CelType {
  if (b.is !== "list") return checker.mismatch("list", b);
  if (b.of.is === "null") return BOOL;
  if (b.of.is === "string" && a.is === "string" && a.among && b.of.among) {
    const { among } = a;
    const strange = b.of.among.find((word) => !among.includes(word));
    if (strange !== undefined && a.among.length > 1) checker.strange(strange, a.among);
    const [word] = a.among;
    if (a.among.length === 1 && word !== undefined && !b.of.among.includes(word)) {
      checker.strange(word, b.of.among);
    }
  }
  return unify(a, b.of) === undefined ? checker.mismatch(showType(b.of), a) : BOOL;
}

function ordered(checker: Checking, a: CelType, b: CelType): CelType {
  const sizes =
    isWhen(a, b) || (isNumber(a) && isNumber(b)) || (a.is === "limit" && b.is === "limit");
  if (sizes) return BOOL;
  const plain = a.is === "limit" || isNumber(a) || a.is === "date" || a.is === "time";
  return checker.mismatch(plain ? showType(a) : "number / date / time / limit", plain ? b : a);
}

function sum(checker: Checking, op: string, a: CelType, b: CelType): CelType {
  if (isNumber(a) && a.is === b.is && (op !== "%" || a.is === "int")) return { is: a.is };
  if (op === "+" && a.is === "list" && b.is === "list") {
    const of = a.of.is === "null" ? b.of : b.of.is === "null" ? a.of : unify(a.of, b.of);
    return of === undefined ? checker.mismatch(showType(a), b) : { is: "list", of };
  }
  return checker.mismatch(isNumber(a) ? showType(a) : "number", isNumber(a) ? b : a);
}

function isNumber(type: CelType): type is CelType & { is: "int" | "double" } {
  return type.is === "int" || type.is === "double";
}

/** Dates and times compare with each other: a time beside a date counts as its day. */
function isWhen(a: CelType, b: CelType): boolean {
  return (a.is === "date" || a.is === "time") && (b.is === "date" || b.is === "time");
}
