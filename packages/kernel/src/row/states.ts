import type { CaseNode } from "../pack/node.ts";
import type { RowFilter } from "./filter.ts";

/** States in which the condition may hold, whatever else stands in the case. @param scope where its plain parts are evaluated */
export function possibleStates(
  filter: RowFilter | null,
  node: CaseNode,
  scope: object,
): readonly string[] {
  const names = Object.keys(node.states);
  return filter === null ? names : names.filter((state) => mayHold(filter, state, node, scope));
}

function mayHold(filter: RowFilter, state: string, node: CaseNode, scope: object): boolean {
  switch (filter.is) {
    case "all":
      return filter.of.every((part) => mayHold(part, state, node, scope));
    case "any":
      return filter.of.some((part) => mayHold(part, state, node, scope));
    case "flag":
      return filter.at.path !== "ended" || (node.states[state]?.end === true) !== filter.not;
    case "equal": {
      if (filter.at.path !== "state") return true;
      const asked = filter.to.evaluate(scope);
      return asked === null || (asked === state) !== filter.not;
    }
    case "among": {
      if (filter.at.path !== "state") return true;
      const asked = filter.of.evaluate(scope);
      return !Array.isArray(asked) || asked.includes(state) !== filter.not;
    }
    default:
      return true;
  }
}

/** Whether the condition holds for open cases only. */
export function opensOnly(filter: RowFilter | null, node: CaseNode, scope: object): boolean {
  return possibleStates(filter, node, scope).every((state) => node.states[state]?.end === false);
}

/** Whether it holds only for cases opened, or ended, since some moment. */
export function isSince(filter: RowFilter): boolean {
  switch (filter.is) {
    case "all":
      return filter.of.some(isSince);
    case "any":
      return filter.of.length > 0 && filter.of.every(isSince);
    case "order":
      return isMoment(filter.at.path) && filter.op.startsWith(">");
    case "equal":
      return isMoment(filter.at.path) && !filter.not;
    default:
      return false;
  }
}

function isMoment(path: string): boolean {
  return path === "opened" || path === "ended_at";
}
