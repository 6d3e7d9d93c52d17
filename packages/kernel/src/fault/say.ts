import type { Language, Words } from "../words/index.ts";
import type { Fault, FaultValues } from "./result.ts";
import { FAULTS } from "./table.ts";

/**
 * A text for people as a value of a fault: `{name}` in a message is filled by the side of the language it is told
 * in.
 */
export function spoken(name: string, { zh, en }: Words): FaultValues {
  return { [name]: zh, [`${name}.en`]: en };
}

/** A value that machines read by its name and people by its words. */
export function called(value: string, name: string, { zh, en }: Words): FaultValues {
  return { [value]: name, [`${value}.zh`]: zh, [`${value}.en`]: en };
}

/** A fault's message in one language, its values filled in. */
export function sayFault({ code, values }: Fault, language: Language): string {
  const template: Words = FAULTS[code];
  return template[language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(values[`${name}.${language}`] ?? values[name] ?? whole),
  );
}
