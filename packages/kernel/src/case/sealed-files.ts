import { filesIn } from "../field/files.ts";
import type { FieldValues } from "../field/value.ts";
import type { Acted } from "./event.ts";

/** Which attachments stand in sealed fields: only their ids, so that a file is read through the field that names it. */
export function sealedFiles(sealed: FieldValues): Pick<Acted, "sealedFiles"> {
  const named = Object.entries(sealed).flatMap(([field, value]) => {
    const ids = filesIn(value).map((file) => file.id);
    return ids.length === 0 ? [] : [[field, ids] as const];
  });
  return named.length === 0 ? {} : { sealedFiles: Object.fromEntries(named) };
}
