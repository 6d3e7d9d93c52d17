import type { FieldNode, RegisterNode } from "../pack/node.ts";
import type { EntryState } from "./state.ts";

type Shape = { readonly name: string; readonly fields: Readonly<Record<string, FieldShape>> };
type FieldShape = Pick<FieldNode, "name" | "kind" | "of" | "many">;

/** The field through which an entry hangs under another one of its own register, if the register is a tree. */
export function upperField(register: Shape): FieldShape | undefined {
  return Object.values(register.fields).find(
    ({ kind, of, many }) => kind === "register" && of === register.name && !many,
  );
}

/** The entries above this one, nearest first (RG-6). Those that are not in sight end the way. */
export function ancestors(
  entry: EntryState,
  register: Shape,
  entries: ReadonlyMap<string, EntryState>,
): readonly EntryState[] {
  const field = upperField(register);
  const above = new Map<string, EntryState>();
  let next = field && entries.get(String(entry.fields[field.name]));
  while (field !== undefined && next !== undefined && !above.has(next.stream)) {
    if (next.stream === entry.stream) break;
    above.set(next.stream, next);
    next = entries.get(String(next.fields[field.name]));
  }
  return [...above.values()];
}

/** Whether an entry has come to hang under itself. */
export function isCircle(
  entry: EntryState,
  register: RegisterNode,
  entries: ReadonlyMap<string, EntryState>,
): boolean {
  const field = upperField(register);
  if (field === undefined) return false;
  const top = ancestors(entry, register, entries).at(-1) ?? entry;
  return top.fields[field.name] === entry.stream;
}
