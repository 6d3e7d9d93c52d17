import type { Result } from "../fault/index.ts";
import type { FieldValues } from "../field/value.ts";
import type { ActionNode, CaseNode } from "../pack/node.ts";
import type { Draft } from "./draft.ts";
import type { CaseState } from "./state.ts";
import type { Me } from "./world.ts";

/** What an action brings with it, as `following.ts` does it: given to those who do actions of other cases. */
export type Follow = (
  draft: Draft,
  state: CaseState,
  node: CaseNode,
  action: ActionNode,
  form: FieldValues,
  me: Me,
) => Result<true>;
