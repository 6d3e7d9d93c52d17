import type { ActionNode, FieldNode, ItemsNode, MakeNode } from "../node.ts";
import type { Tree } from "../source/tree.ts";
import { readMakes } from "./actions.ts";
import type { Draft } from "./draft.ts";
import type { Sheet } from "./sheet.ts";

/** `items: { ask: field, photo: field, number: field }` of a register. */
export function readItems(tree: Tree | undefined, sheet: Sheet): ItemsNode | undefined {
  if (tree === undefined) return undefined;
  const words = sheet.words(tree, "items", "items");
  const ask = words?.written("ask")?.source;
  const photo = words?.written("photo")?.source;
  const number = words?.written("number")?.source;
  if (ask === undefined) return undefined;
  const wants = { ...(photo !== undefined && { photo }), ...(number !== undefined && { number }) };
  return { ask, ...wants, mark: tree.mark };
}

/**
 * What a "no" opens: the action that fills the checklist makes it, one case for each item newly answered so (CL-6). It is a
 * `make` like any other from here on, so that every proof of makes holds for it.
 */
export function openedByNo(
  fields: Readonly<Record<string, Draft<FieldNode>>>,
  actions: Readonly<Record<string, Draft<ActionNode>>>,
  tree: Tree | undefined,
  sheet: Sheet,
): Readonly<Record<string, Draft<ActionNode>>> {
  const nos = Object.values(fields).flatMap(({ name, kind }) => {
    if (kind !== "checklist") return [];
    return readNo(name, tree, sheet).map((making) => ({ name, making }));
  });
  return Object.fromEntries(
    Object.entries(actions).map(([name, action]) => {
      const asked = new Set(action.form.map(({ field }) => field));
      const more = nos.filter((no) => asked.has(no.name)).map(({ making }) => making);
      return [name, more.length === 0 ? action : { ...action, make: [...action.make, ...more] }];
    }),
  );
}

function readNo(field: string, tree: Tree | undefined, sheet: Sheet): readonly Draft<MakeNode>[] {
  const own = tree?.kind === "branch" ? tree.entries.get(field)?.tree : undefined;
  const no = own?.kind === "branch" ? own.entries.get("no")?.tree : undefined;
  return readMakes(no, sheet).map(({ when, ...making }) => {
    const { mark } = making;
    const only = when === undefined ? "" : ` && (${when.source})`;
    const source = `${field}.filter(it, it.no && it.fresh${only})`;
    return {
      ...making,
      each: { source, mark: when?.mark ?? mark ?? { file: "pack.yaml", line: 1 } },
    };
  });
}
