import type { Table } from "../cel/type.ts";
import { Filled } from "../check/filled.ts";
import type { Draft } from "../draft/draft.ts";
import type { CaseNode, ClockNode, FieldNode } from "../node.ts";
import { fieldType } from "../scope/field-type.ts";
import { rootTable } from "../scope/root.ts";
import { compileAction, mapValues } from "./actions.ts";
import { compileActors } from "./actors.ts";
import { Compiled } from "./compiled.ts";
import type { Compiler } from "./compiler.ts";

export function compileCase(node: Draft<CaseNode>, compiler: Compiler): CaseNode {
  const filled = new Filled(node);
  const root = rootTable(node.name, compiler.tables);
  const { fields, actions, clocks, public: shown, ...rest } = node;
  return {
    ...rest,
    fields: mapValues(fields, (_, field) => compileField(field, node, compiler)),
    actions: mapValues(actions, (_, action) => compileAction(action, node, filled, compiler)),
    clocks: mapValues(clocks, (_, clock) => compileClock(clock, node, filled, compiler)),
    ...(shown && { public: { show: shown.show, when: compiler.bool(shown.when, root) } }),
  };
}

function compileField(
  field: Draft<FieldNode>,
  node: Draft<CaseNode>,
  compiler: Compiler,
): FieldNode {
  const { value, propose, seal, where, ...rest } = field;
  const type = fieldType(field, compiler.tables);
  const root = rootTable(node.name, compiler.tables);
  const computed = value && compiler.into(value, root, type);
  if (computed instanceof Compiled) {
    compiler.tables.compute(node.name, field.name, (scope) => computed.raw(scope));
  }
  const seers = rootTable(node.name, compiler.tables, { me: true });
  return {
    ...rest,
    ...(computed && { value: computed }),
    ...(where && { where: compiler.bool(where, whereTable(field, node, compiler)) }),
    ...(propose && { propose: compiler.into(propose, root, type) }),
    ...(seal && { seal: compileActors(seal, seers, compiler) }),
  };
}

/** Which items of a checklist: the entry is `it`, beside the case as it begins. */
function whereTable(field: Draft<FieldNode>, node: Draft<CaseNode>, { tables }: Compiler): Table {
  return rootTable(node.name, tables, { it: tables.registerType(field.of ?? "") });
}

function compileClock(
  clock: Draft<ClockNode>,
  node: Draft<CaseNode>,
  filled: Filled,
  compiler: Compiler,
): ClockNode {
  const root = rootTable(node.name, compiler.tables);
  const { when, limit, ...rest } = clock;
  const known = filled.at(clock);
  const asked = { root, want: "limit", total: true } as const;
  return {
    ...rest,
    ...(when && { when: compiler.bool(when, root, { filled: known }) }),
    limit: compiler.expression(limit, {
      ...asked,
      filled: [...known, ...compiler.filledWhen(when)],
    }),
  };
}
