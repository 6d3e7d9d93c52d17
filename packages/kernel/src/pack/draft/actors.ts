import type { ActorNode } from "../node.ts";
import type { Draft, Written } from "./draft.ts";
import type { Sheet } from "./sheet.ts";

const NOBODY = new Set(["citizen", "feed", "clock", "self", "case"]);
const PATH = "[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)*";
const ACTOR = new RegExp(`^(?:([a-z][a-z0-9_]*)(?:@(${PATH}))?|@(${PATH}))$`);

/** `role`, `role@lead`, `role@area`, `role@field`, `@field`, `citizen`, `feed`, `clock`, `self`, `case`, each with ` if …`. */
export function readActor(written: Written, sheet: Sheet): Draft<ActorNode> | undefined {
  const [who = "", ...conditions] = written.source.split(/ if /);
  const condition = conditions.join(" if ").trim();
  const { mark } = written;
  const [, name, at, path] = ACTOR.exec(who.trim()) ?? [];
  const base = {
    source: written.source,
    mark,
    ...(condition !== "" && { if: { source: condition, mark } }),
  };
  if (path !== undefined) return { ...base, kind: "field", path };
  if (name === undefined) return sheet.refuse("pack-actor", { actor: written.source }, mark);
  if (!NOBODY.has(name))
    return { ...base, kind: "role", role: name, ...(at !== undefined && { at }) };
  if (at !== undefined) return sheet.refuse("pack-actor", { actor: written.source }, mark);
  return { ...base, kind: name as "citizen" | "feed" | "clock" | "self" | "case" };
}

export function readActors(items: readonly Written[], sheet: Sheet): readonly Draft<ActorNode>[] {
  return items.flatMap((item) => readActor(item, sheet) ?? []);
}
