import type { CadenceNode } from "../../cadence/node.ts";
import { maybe } from "../cel/type.ts";
import type { Draft } from "../draft/draft.ts";
import { UNIT } from "../scope/directory-tables.ts";
import { CADENCE, fieldType } from "../scope/field-type.ts";
import { cadenceTable } from "../scope/root.ts";
import { mapValues } from "./actions.ts";
import type { Compiler } from "./compiler.ts";

/** The rhythm follows from the entry; whether it is owed and what it opens with also from the stretch. */
export function compileCadences(
  cadences: Readonly<Record<string, Draft<CadenceNode>>>,
  register: string,
  compiler: Compiler,
): Readonly<Record<string, CadenceNode>> {
  const { tables } = compiler;
  const alone = cadenceTable(register, tables, false);
  const within = cadenceTable(register, tables, true);
  return mapValues(cadences, (_, cadence) => {
    const { every, when, with: given, ...rest } = cadence;
    const made = tables.pack.cases[cadence.type];
    return {
      ...rest,
      every: compiler.into(every, alone, CADENCE),
      ...(when && { when: compiler.bool(when, within) }),
      with: mapValues(given, (name, written) => {
        const field = made?.fields[name];
        const given = field && fieldType(field, tables);
        const to = name === "lead" ? maybe(UNIT) : given;
        const opening = made?.actions[cadence.action];
        const asked = opening?.form.find((item) => item.field === name);
        const manner = { total: asked !== undefined && !asked.optional };
        return compiler.into(written, within, to ?? { is: "null" }, manner);
      }),
    };
  });
}
