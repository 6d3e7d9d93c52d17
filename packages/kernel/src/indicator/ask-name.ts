import type { Ask } from "./node.ts";

/** The name under which an expression finds an answer; no name of a pack has a space. */
export function askName({ ask, of, by, most }: Ask): string {
  return [ask, of, by, most].filter((part) => part !== undefined).join(" ");
}
