import type { Draft } from "../draft/draft.ts";
import type { PackDraft } from "../draft/read-nodes.ts";
import type { DeskNode, FieldNode, Pack, RegisterNode } from "../node.ts";
import { rootTable } from "../scope/root.ts";
import { keepTables } from "../scope/tables.ts";
import { mapValues } from "./actions.ts";
import { compileActors } from "./actors.ts";
import { compileBulletins } from "./bulletins.ts";
import { compileCase } from "./cases.ts";
import type { Compiler } from "./compiler.ts";
import { freeze } from "./freeze.ts";
import { compileIndicators } from "./indicators.ts";

/** Stage three: nodes whose every expression is checked and can be evaluated; frozen. */
export function compilePack(draft: PackDraft, hash: string, compiler: Compiler): Pack {
  const cases = mapValues(draft.cases, (_, node) => compileCase(node, compiler));
  const pack: Pack = freeze({
    name: draft.name,
    text: draft.text,
    hash,
    settings: draft.settings,
    choices: draft.choices,
    roles: draft.roles,
    registers: mapValues(draft.registers, (_, register) => compileRegister(register, compiler)),
    cases,
    indicators: compileIndicators(draft.indicators, cases, compiler),
    bulletins: compileBulletins(draft.bulletins, compiler),
    desks: mapValues(draft.desks, (_, desk) => compileDesk(desk, compiler)),
  });
  keepTables(pack, compiler.tables);
  return pack;
}

/** Entries are not computed yet: their fields are typed, and formulas over them come with the register's own engine. */
function compileRegister(register: Draft<RegisterNode>, compiler: Compiler): RegisterNode {
  const { by, fields, ...rest } = register;
  return {
    ...rest,
    by: compileActors(by, new Map(), compiler),
    fields: mapValues(fields, (name, field) => compileEntryField(name, field, compiler)),
  };
}

function compileEntryField(name: string, field: Draft<FieldNode>, compiler: Compiler): FieldNode {
  const { value, propose, seal, ...rest } = field;
  const formula = value ?? propose;
  if (formula !== undefined) {
    compiler.sheet.refuse("pack-word-later", { word: "value", where: name }, formula.mark);
  }
  return { ...rest, ...(seal && { seal: compileActors(seal, new Map(), compiler) }) };
}

function compileDesk(desk: Draft<DeskNode>, compiler: Compiler): DeskNode {
  const { rows, count, near, ...rest } = desk;
  const known = compiler.tables.pack.cases[desk.of] !== undefined;
  const root = known ? rootTable(desk.of, compiler.tables, { me: true }) : new Map();
  return {
    ...rest,
    count: mapValues(count, (_, written) => compiler.bool(written, root)),
    ...(rows && { rows: compiler.bool(rows, root) }),
    ...(near && { near: compiler.bool(near, root) }),
  };
}
