import type { Branch, Entry, Tree } from "./tree.ts";

/**
 * What a city lays over a pack: maps are laid together, name by name; `null` takes a name away; anything else takes the place
 * of what was there (PK-9). The marks of what was laid over stay its own, so that a mistake is named where it was written.
 */
export function layOver(under: Branch, over: Branch): Branch {
  const entries = new Map<string, Entry>(under.entries);
  for (const [name, { mark, tree }] of over.entries) {
    const there = entries.get(name);
    if (tree.kind === "leaf" && tree.value === null) entries.delete(name);
    else
      entries.set(name, { mark, tree: there === undefined ? bare(tree) : lay(there.tree, tree) });
  }
  return { ...under, entries };
}

function lay(under: Tree, over: Tree): Tree {
  return under.kind === "branch" && over.kind === "branch" ? layOver(under, over) : bare(over);
}

/** New parts may not hold what takes away: there is nothing to take. */
function bare(tree: Tree): Tree {
  if (tree.kind !== "branch") return tree;
  const entries = [...tree.entries].filter(
    ([, entry]) => !(entry.tree.kind === "leaf" && entry.tree.value === null),
  );
  return {
    ...tree,
    entries: new Map(entries.map(([name, entry]) => [name, { ...entry, tree: bare(entry.tree) }])),
  };
}
