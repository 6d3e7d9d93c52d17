import type { Sheet } from "../draft/sheet.ts";
import type { Subject } from "./subject.ts";

/** PR-21: every type that numbers its cases has a pattern of its own in the city; two with the same would both begin with its first number. */
export function everyNumberOwn({ pack, beside }: Subject, sheet: Sheet): void {
  const whose = new Map<string, string>();
  for (const other of beside) {
    for (const { name, number } of Object.values(other.cases)) {
      if (number !== undefined) whose.set(number, `${other.name}.${name}`);
    }
  }
  for (const { name, number, mark } of Object.values(pack.cases)) {
    if (number === undefined) continue;
    const own = `${pack.name}.${name}`;
    const other = whose.get(number) ?? own;
    if (other !== own) sheet.refuse("pack-number-taken", { number, case: other }, mark);
    whose.set(number, other);
  }
}
