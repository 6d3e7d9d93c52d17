import type { Draft } from "../pack/draft/draft.ts";
import type { CaseNode, FieldKind, FieldNode } from "../pack/node.ts";
import type { RowKind, RowPath } from "./filter.ts";

type Node = CaseNode | Draft<CaseNode>;

/** Words of every case that have a column of their own. */
const OWN: Readonly<Record<string, RowKind>> = {
  state: "text",
  number: "text",
  lead: "text",
  area: "text",
  parent: "text",
  opened: "time",
  ended_at: "time",
  ended: "flag",
};

const OF_CLOCK: Readonly<Record<string, RowKind>> = {
  due: "time",
  raw: "time",
  shifted: "time",
  first_due: "time",
  stopped_at: "time",
  late: "since",
  running: "flag",
  stopped: "flag",
  warned: "flag",
  provisional: "flag",
  extended: "number",
};
const ENDS: ReadonlySet<string> = new Set(["due", "raw", "shifted", "first_due"]);

const OF_PAST: Readonly<Record<string, RowKind>> = { count: "number", first: "time", last: "time" };

const OF_FIELD: Readonly<Partial<Record<FieldKind, RowKind>>> = {
  text: "text",
  choice: "text",
  unit: "text",
  person: "text",
  area: "text",
  register: "text",
  case: "text",
  number: "number",
  whole: "number",
  yes: "flag",
  date: "date",
  time: "time",
};

/** What may stand in a condition over rows, for the message that refuses another. */
export const ROW_WORDS =
  "state number opened ended ended_at lead area · fields · past.x.count|first|last · clock.x.due|late|running|stopped|warned|extended · size(x) days() hours()";

export function isOwn(path: string): boolean {
  return Object.hasOwn(OWN, path);
}

/** The word of a row that a dotted name is; undefined when a row keeps no such word. */
export function rowPath(path: string, node: Node): RowPath | undefined {
  const own = OWN[path];
  if (own !== undefined) return { path, kind: own };
  const [head = "", name = "", last = "", ...rest] = path.split(".");
  if (rest.length > 0) return undefined;
  if (head === "clock") return node.clocks[name] && ofClock(path, last);
  if (head === "past") return node.actions[name] && kept(path, OF_PAST[last]);
  const field = name === "" ? node.fields[head] : undefined;
  return field === undefined || isClosed(field) ? undefined : kept(path, OF_FIELD[field.kind]);
}

/** Whether something stands in a field: for those whose value no row keeps. */
export function filledPath(path: string, node: Node): RowPath | undefined {
  const field = node.fields[path];
  if (field === undefined || field.value !== undefined) return undefined;
  const valued = field.kind === "text" ? undefined : rowPath(path, node);
  return valued ?? { path: `has(${path})`, kind: "flag" };
}

/** How many stand in a field that is a list. */
export function sizePath(path: string, node: Node): RowPath | undefined {
  const field = node.fields[path];
  if (field === undefined || !field.many || field.seal !== undefined) return undefined;
  return field.value === undefined ? { path: `size(${path})`, kind: "number" } : undefined;
}

function ofClock(path: string, word: string): RowPath | undefined {
  const found = kept(path, OF_CLOCK[word]);
  return found && ENDS.has(word) ? { ...found, ends: true } : found;
}

function kept(path: string, kind: RowKind | undefined): RowPath | undefined {
  return kind && { path, kind };
}

/** Sealed, a list, or computed when it is read. */
function isClosed({ seal, many, value }: FieldNode | Draft<FieldNode>): boolean {
  return seal !== undefined || many || value !== undefined;
}
