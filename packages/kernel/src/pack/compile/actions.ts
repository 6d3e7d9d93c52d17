import type { CelType, Table } from "../cel/type.ts";
import type { Filled } from "../check/filled.ts";
import type { Draft } from "../draft/draft.ts";
import type { ActionNode, CaseNode, MakeEntryNode, MakeNode } from "../node.ts";
import { UNIT } from "../scope/directory-tables.ts";
import { fieldType, SEALED } from "../scope/field-type.ts";
import { rootTable } from "../scope/root.ts";
import { compileActor, compileActors } from "./actors.ts";
import { Compiled } from "./compiled.ts";
import type { Compiler } from "./compiler.ts";
import { compileDoing } from "./doings.ts";

/** Guards read the case before the action and the form; what the action makes and extends reads it after. */
export function compileAction(
  action: Draft<ActionNode>,
  node: Draft<CaseNode>,
  filled: Filled,
  compiler: Compiler,
): ActionNode {
  const { tables } = compiler;
  const outside = rootTable(node.name, tables, { me: true });
  const inside = rootTable(node.name, tables, { me: true, form: action });
  const { when, must, set, make, makeEntry, do: doings, extend, tell, by, ...rest } = action;
  const deciding = tables.deciding();
  const before = { filled: filled.before(action), deciding };
  const holding = { filled: [...before.filled, ...compiler.filledWhen(when)], deciding };
  return {
    ...rest,
    by: compileActors(by, outside, compiler),
    must: must.map(({ holds, ...other }) => ({
      ...other,
      holds: compiler.bool(holds, inside, holding),
    })),
    ...(when && { when: compiler.bool(when, outside, before) }),
    set: mapValues(set, (name, written) => {
      return compiler.into(written, inside, typeOf(node, name, compiler), holding);
    }),
    make: make.map((making) => compileMake(making, action, node, filled, compiler)),
    makeEntry: makeEntry.map((making) => compileMakeEntry(making, action, node, filled, compiler)),
    do: doings.map((doing) => compileDoing(doing, action, node, filled, compiler)),
    extend: extend.map(({ more, ...other }) => {
      const root = rootTable(node.name, tables);
      const known = [...filled.after(action), ...compiler.filledWhen(when)];
      return { ...other, more: compiler.expression(more, { root, want: "limit", filled: known }) };
    }),
    tell: tell.map(({ to, ...other }) => ({ ...other, to: compileActor(to, outside, compiler) })),
  };
}

function compileMake(
  making: Draft<MakeNode>,
  action: Draft<ActionNode>,
  node: Draft<CaseNode>,
  filled: Filled,
  compiler: Compiler,
): MakeNode {
  const { tables } = compiler;
  const { with: given, each, when, since, ...rest } = making;
  const outer = rootTable(node.name, tables, { me: true, form: action });
  const known = { filled: filled.after(action), deciding: tables.deciding() };
  const list = each && compiler.expression(each, { root: outer, want: "list", ...known });
  const it = list instanceof Compiled && list.cel.is === "list" ? list.cel.of : undefined;
  const inner: Table =
    it === undefined ? outer : rootTable(node.name, tables, { me: true, form: action, it });
  const made = tables.pack.cases[making.type];
  return {
    ...rest,
    with: mapValues(given, (name, written) => {
      const to = made && typeOf(made, name, compiler);
      return compiler.into(written, inner, to ?? { is: "null" }, known);
    }),
    ...(list && { each: list }),
    ...(when && { when: compiler.bool(when, outer, known) }),
    ...(since && { since: compiler.into(since, inner, { is: "time" }, known) }),
  };
}

function compileMakeEntry(
  making: Draft<MakeEntryNode>,
  action: Draft<ActionNode>,
  node: Draft<CaseNode>,
  filled: Filled,
  compiler: Compiler,
): MakeEntryNode {
  const { tables } = compiler;
  const { with: given, each, when, ...rest } = making;
  const outer = rootTable(node.name, tables, { me: true, form: action });
  const known = { filled: filled.after(action), deciding: tables.deciding() };
  const list = each && compiler.expression(each, { root: outer, want: "list", ...known });
  const it = list instanceof Compiled && list.cel.is === "list" ? list.cel.of : undefined;
  const inner: Table =
    it === undefined ? outer : rootTable(node.name, tables, { me: true, form: action, it });
  const fields = tables.pack.registers[making.register]?.fields ?? {};
  return {
    ...rest,
    with: mapValues(given, (name, written) => {
      const field = fields[name];
      return compiler.into(
        written,
        inner,
        field ? fieldType(field, tables) : { is: "null" },
        known,
      );
    }),
    ...(list && { each: list }),
    ...(when && { when: compiler.bool(when, outer, known) }),
  };
}

/** The type of a field as something is put into it. */
function typeOf(node: Draft<CaseNode>, name: string, { tables }: Compiler): CelType {
  if (name === "lead") return UNIT;
  const field = node.fields[name];
  if (field === undefined) return { is: "null" };
  return field.seal === undefined ? fieldType(field, tables) : SEALED;
}

export function mapValues<A, B>(
  record: Readonly<Record<string, A>>,
  change: (name: string, value: A) => B,
): Readonly<Record<string, B>> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, change(name, value)]),
  );
}
