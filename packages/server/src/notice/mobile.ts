import type { CaseState, Contact, Pack } from "@xinlian/kernel";
import type { House } from "../house.ts";

/** The phone of the citizen of a case, unsealed for the moment of sending; null when there is none or its key was destroyed. */
export async function phoneOf(house: House, state: CaseState, pack: Pack): Promise<string | null> {
  const fields = Object.values(pack.cases[state.type]?.fields ?? {});
  for (const { name, kind } of fields) {
    const at = kind === "contact" ? state.sealed[name] : undefined;
    if (at === undefined) continue;
    const values = await house.ledger.unseal({ kind: "engine" }, at.stream, at.seq);
    const phone = (values?.[name] as Contact | undefined)?.phone;
    if (phone !== undefined) return phone;
  }
  return null;
}

/** Whether a message can reach it: mainland mobile numbers begin with 1 and have eleven digits; a landline takes none. */
export function takesMessages(phone: string): boolean {
  return /^(\+?86)?1[3-9][0-9]{9}$/.test(phone.replaceAll(/[\s-]/g, ""));
}
