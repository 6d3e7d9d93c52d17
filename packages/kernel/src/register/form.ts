import type { World } from "../case/world.ts";
import type { Result } from "../fault/index.ts";
import { readAsked } from "../field/form.ts";
import { isRecord } from "../field/reading.ts";
import type { FieldValues } from "../field/value.ts";
import type { RegisterNode } from "../pack/node.ts";
import { requiredFields } from "./required.ts";

/**
 * An entry's form as it came (JSON) → values (RG-3). Entering needs what the register cannot be without; a change leaves out
 * what stays, and may not empty what is needed.
 */
export function parseEntry(
  register: RegisterNode,
  raw: unknown,
  world: World,
  doing: "enter" | "change",
): Result<FieldValues> {
  const required = requiredFields(register);
  const asked = Object.values(register.fields).map((field) => {
    const { name } = field;
    const there = doing === "enter" || (isRecord(raw) && Object.hasOwn(raw, name));
    return { name, field, optional: !there || !required.includes(name) };
  });
  const told = { name: "register", value: register.name, code: "register-form" } as const;
  return readAsked(asked, told, raw, world.pack, world);
}
