import type { Draft } from "../draft/draft.ts";
import type { FieldNode, MustNode, RegisterNode } from "../node.ts";
import { entryRootTable } from "../scope/root.ts";
import { mapValues } from "./actions.ts";
import { compileActors } from "./actors.ts";
import { compileCadences } from "./cadences.ts";
import type { Compiler } from "./compiler.ts";

/** What an entry must be and what is flagged reads the entry as it is about to stand. */
export function compileRegister(register: Draft<RegisterNode>, compiler: Compiler): RegisterNode {
  const { by, fields, must, flag, cadences, ...rest } = register;
  const root = entryRootTable(register.name, compiler.tables);
  const asked = (list: readonly Draft<MustNode>[]): readonly MustNode[] =>
    list.map(({ holds, ...other }) => ({ ...other, holds: compiler.bool(holds, root) }));
  return {
    ...rest,
    by: compileActors(by, entryRootTable(register.name, compiler.tables, true), compiler),
    fields: mapValues(fields, (name, field) => compileField(name, field, compiler)),
    must: asked(must),
    flag: asked(flag),
    cadences: compileCadences(cadences, register.name, compiler),
  };
}

/** Formulas over entries and sealed values of entries come with the registers that need them. */
function compileField(name: string, field: Draft<FieldNode>, compiler: Compiler): FieldNode {
  const { value, propose, seal, where: _, ...rest } = field;
  const later = { value: value?.mark, propose: propose?.mark, seal: seal && field.mark };
  for (const [word, mark] of Object.entries(later)) {
    if (mark === undefined) continue;
    compiler.sheet.refuse("pack-word-later", { word, where: name }, mark);
  }
  return rest;
}
