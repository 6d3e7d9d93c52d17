import type { FormField } from "@xinlian/wire";
import type { Values } from "./parking.ts";

/**
 * What a further matter of the same caller begins with: who calls, and what keeps the caller's identity from others.
 * A promise of secrecy holds for everything that is said in the call until the call-taker takes it back.
 */
export function carriedOver(form: readonly FormField[], values: Values): Values {
  const carried = form.filter((field) => field.kind === "contact" || field.guards);
  return Object.fromEntries(
    carried.flatMap(({ field }) => {
      const value = values[field] ?? null;
      return value === null || value === false ? [] : [[field, value] as const];
    }),
  );
}
