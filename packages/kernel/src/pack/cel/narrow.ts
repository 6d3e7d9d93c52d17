import type { ASTNode } from "./syntax.ts";

/** The dotted name that a node is (`form.more`, `clock.settle.due`), when it is nothing but a name. */
export function pathOf(node: ASTNode): string | undefined {
  if (node.op === "id") return node.args;
  if (node.op !== ".") return undefined;
  const left = pathOf(node.args[0]);
  return left === undefined ? undefined : `${left}.${node.args[1]}`;
}

/** Names that are surely not empty where this condition holds. */
export function filledWhen(node: ASTNode, holds: boolean): readonly string[] {
  switch (node.op) {
    case "!_":
      return filledWhen(node.args, !holds);
    case "&&":
    case "||": {
      const [left, right] = node.args;
      if ((node.op === "&&") !== holds) return [];
      return [...filledWhen(left, holds), ...filledWhen(right, holds)];
    }
    case "!=":
      return holds ? comparedWithNull(node.args) : [];
    case "==":
      return holds ? [] : comparedWithNull(node.args);
    case "call": {
      const [name, [of]] = node.args;
      const path = name === "has" && of !== undefined && holds ? pathOf(of) : undefined;
      return path === undefined ? [] : [path];
    }
    default:
      return [];
  }
}

function comparedWithNull([left, right]: readonly [ASTNode, ASTNode]): readonly string[] {
  const other = isNull(right) ? left : isNull(left) ? right : undefined;
  const path = other && pathOf(other);
  return path === undefined ? [] : [path];
}

function isNull(node: ASTNode): boolean {
  return node.op === "value" && node.args === null;
}
