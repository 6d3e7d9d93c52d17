import type { Sheet } from "../draft/sheet.ts";
import type { ActorNode, Mark, Pack, SettingNode } from "../node.ts";
import { filledFields } from "./people.ts";
import { casesOf, type Subject } from "./subject.ts";

/** PR-14: what a pack declares it uses: roles, choices, registers, settings and their rows, fields. */
export function everythingUsed(subject: Subject, sheet: Sheet): void {
  const { pack } = subject;
  tell("roles", pack.roles, usedRoles(pack), sheet);
  const types = usedTypes(pack);
  tell("choices", pack.choices, types, sheet);
  const reads = new Set(subject.facts.flatMap((facts) => [...facts.reads]));
  const whole = [...reads].flatMap((name) => /^entries\.(\w+)/.exec(name)?.[1] ?? []);
  tell("registers", pack.registers, usedRegisters(pack, new Set([...types, ...whole])), sheet);
  const settings = new Set([...reads].flatMap((name) => /^setting\.(\w+)/.exec(name)?.[1] ?? []));
  tell("settings", pack.settings, settings, sheet);
  for (const setting of Object.values(pack.settings)) checkRows(setting, settings, subject, sheet);
  for (const node of casesOf(subject)) {
    const filled = filledFields(node, pack);
    for (const { name, value, mark } of Object.values(node.fields)) {
      if (value !== undefined || filled.has(name)) continue;
      sheet.refuse("pack-field-never", { name }, mark);
    }
  }
}

function tell(
  kind: string,
  there: Readonly<Record<string, { readonly mark?: Mark }>>,
  used: ReadonlySet<string>,
  sheet: Sheet,
): void {
  for (const [name, { mark }] of Object.entries(there)) {
    if (used.has(name)) continue;
    sheet.refuse("pack-unused", { kind, name }, mark ?? { file: "pack.yaml", line: 1 });
  }
}

function usedRoles({ cases, registers, desks, bulletins }: Pack): ReadonlySet<string> {
  const fields = [...Object.values(cases), ...Object.values(registers)].flatMap((node) =>
    Object.values(node.fields),
  );
  const actions = Object.values(cases).flatMap((node) => Object.values(node.actions));
  const actors: readonly ActorNode[] = [
    ...fields.flatMap(({ seal }) => seal ?? []),
    ...Object.values(registers).flatMap(({ by }) => by),
    ...actions.flatMap(({ by, tell: tells }) => [...by, ...tells.map(({ to }) => to)]),
  ];
  const roles = actors.flatMap(({ role }) => role ?? []);
  return new Set([
    ...roles,
    ...Object.values(desks).flatMap((desk) => desk.for),
    ...Object.values(bulletins).flatMap(({ by }) => by.flatMap(({ role }) => role ?? [])),
  ]);
}

function usedTypes({ cases, registers, indicators }: Pack): ReadonlySet<string> {
  const nodes = [...Object.values(cases), ...Object.values(registers)];
  return new Set([
    ...nodes.flatMap(({ fields }) => Object.values(fields).flatMap(({ of }) => of ?? [])),
    // Filed numbers are divided by choices themselves.
    ...Object.values(indicators).flatMap(({ filed, across }) => (filed ? across : [])),
  ]);
}

/** A register is used when people keep it, when a field names its entries, or when its entries answer. */
function usedRegisters({ registers }: Pack, types: ReadonlySet<string>): ReadonlySet<string> {
  const kept = Object.values(registers).filter(
    ({ name, by, answers }) =>
      types.has(name) || answers !== undefined || by.some(({ kind }) => kind !== "self"),
  );
  return new Set(kept.map(({ name }) => name));
}

function checkRows(
  { name, value, mark }: SettingNode,
  used: ReadonlySet<string>,
  { facts }: Subject,
  sheet: Sheet,
): void {
  if (typeof value !== "object" || !used.has(name)) return;
  const asked = new Set(facts.flatMap(({ rows }) => [...(rows.get(name) ?? [])]));
  for (const row of Object.keys(value)) {
    if (asked.has(row)) continue;
    sheet.refuse("pack-row-unused", { setting: name, row }, mark ?? { file: "pack.yaml", line: 1 });
  }
}
