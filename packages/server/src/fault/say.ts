import { type Fault, sayFault, type Words } from "@xinlian/kernel";

/** A fault's message in both languages, its values filled in. */
export function sayWords(fault: Fault): Words {
  return { zh: sayFault(fault, "zh"), en: sayFault(fault, "en") };
}
