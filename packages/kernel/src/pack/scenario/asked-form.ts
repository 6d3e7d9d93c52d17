import type { Result } from "../../fault/index.ts";
import { parseForm } from "../../field/form.ts";
import type { FieldValues } from "../../field/value.ts";
import type { ActionNode, CaseNode, Pack } from "../node.ts";
import type { Tree } from "../source/tree.ts";
import type { Names } from "./aliases.ts";
import type { Step } from "./node.ts";
import type { PracticeWorld } from "./practice-world.ts";
import { formValue } from "./value.ts";

/** What orders are made of: the city, the pack, and the names given so far. */
export interface Ordering {
  readonly pack: Pack;
  readonly world: PracticeWorld;
  readonly names: Names;
}

/** What a step could have named instead. */
export interface Unnamed {
  readonly allowed: string;
}

/** What a step fills in for an action, read as if it had been sent. */
export function formOf(
  step: Step,
  action: ActionNode,
  node: CaseNode,
  ordering: Ordering,
): Result<FieldValues> {
  const { pack, world, names } = ordering;
  const raw = Object.fromEntries(
    [...step.with].map(([name, tree]) => {
      const field = node.fields[name];
      const point = field?.kind === "point" ? pointNamed(tree, ordering) : undefined;
      return [name, point ?? formValue(field, tree, names.streams)];
    }),
  );
  return parseForm(action, node, pack, raw, world.world());
}

/** `name.rule`: the latest point that this case gave by this rule. */
function pointNamed(tree: Tree, { names, world }: Ordering): string | undefined {
  const [alias = "", rule] = tree.kind === "leaf" ? tree.source.split(".") : [];
  const state = world.cases.get(names.streams.get(alias) ?? "");
  return state?.points?.findLast((point) => point.rule === rule)?.id;
}
