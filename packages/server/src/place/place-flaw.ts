import { type Fault, fault } from "@xinlian/kernel";

/** Said where a place is named that is not known. */
export function placeFlaw(text: string, near: readonly string[], field: string): Fault {
  const value = text.slice(0, 80);
  return near.length === 0
    ? fault("area-name-unknown", { value }, field)
    : fault("area-name-near", { value, near: near.join("、"), "near.en": near.join(", ") }, field);
}
