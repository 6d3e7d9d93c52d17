import type { Expression } from "./expression.ts";
import type { Mark } from "./mark.ts";

/** Who may act: a role, a person named in a field, or one of the five that are no people. */
export interface ActorNode {
  readonly source: string;
  readonly kind: "role" | "field" | "citizen" | "feed" | "clock" | "self" | "case";
  readonly role?: string;
  /** For a role: bound to the lead unit, to the case's area, or to the unit in a field (dotted path). */
  readonly at?: string;
  /** For `@officer`: the path of the person field. */
  readonly path?: string;
  readonly if?: Expression;
  readonly mark?: Mark;
}
