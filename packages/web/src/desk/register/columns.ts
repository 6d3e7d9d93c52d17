import type { FormField, RegisterView } from "@xinlian/wire";

/** Most columns beside name, flags, uses and change: more do not fit, and the entry's page has them all. */
const MOST = 5;

/** Fields that a list can show: not the name, not what hangs above it, which have columns of their own. */
export function columnsOf({ form, title, upper }: RegisterView): readonly FormField[] {
  const own = form.filter(
    ({ field, kind }) => field !== title && field !== upper && kind !== "file",
  );
  const long = (each: FormField) => each.kind === "text" && each.optional;
  const short = own.filter((each) => !long(each));
  const room = Math.max(0, MOST - short.length);
  const kept = new Set([...short.slice(0, MOST), ...own.filter(long).slice(0, room)]);
  return own.filter((each) => kept.has(each));
}
