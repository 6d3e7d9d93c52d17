import type { Contact } from "@xinlian/kernel";
import type { CaseRead } from "../case/read-case.ts";
import type { House } from "../house.ts";
import type { CitizenCaller } from "../http/caller.ts";

/** The holder's own phone, masked for reading: 138****2765; null when none was given or its key was destroyed. */
export async function ownPhone(
  house: House,
  caller: CitizenCaller,
  { state, node }: CaseRead,
): Promise<string | null> {
  for (const field of Object.values(node.fields)) {
    const place = field.kind === "contact" ? state.sealed[field.name] : undefined;
    if (place === undefined) continue;
    const values = await house.ledger.unseal(caller.viewer, place.stream, place.seq);
    const phone = (values?.[field.name] as Contact | undefined)?.phone;
    if (phone !== undefined && phone.length >= 7) {
      return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
    }
  }
  return null;
}
