import { type Fault, FAULTS, type Language, type Words } from "@xinlian/kernel";

/** A fault's message in one language, its values filled in. */
export function say(fault: Fault, language: Language): string {
  const template: Words = FAULTS[fault.code];
  return template[language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in fault.values ? String(fault.values[name]) : whole,
  );
}

export function sayWords(fault: Fault): Words {
  return { zh: say(fault, "zh"), en: say(fault, "en") };
}
