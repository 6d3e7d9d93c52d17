import type { Me, World } from "../case/world.ts";
import type { Post } from "../duty/duty.ts";
import type { FieldValue, FieldValues } from "../field/value.ts";
import type { ActorNode, RegisterNode } from "../pack/node.ts";
import { entryScope } from "../pack/scope/entry-scope.ts";
import type { EntryState } from "./state.ts";

/** What an actor is judged by: an entry as it stands or is about to. */
export type Judged = Pick<EntryState, "stream" | "fields" | "area">;

/**
 * Whether `me` may write this entry (RG-2). The engine itself may: that an action's entry names `self` was proven when the pack loaded (PR-9),
 * and a city is founded with its registers filled.
 */
export function mayWrite(register: RegisterNode, entry: Judged, world: World, me: Me): boolean {
  if (me.kind === "self") return true;
  return register.by.some((actor) => matches(actor, entry, world, me));
}

/** Whether `me` may write some entry of the register: then its page offers a form. */
export function mayEnter(register: RegisterNode, world: World, me: Me): boolean {
  return register.by.some((actor) => {
    if (actor.kind === "field") return me.person !== null;
    if (actor.kind !== "role") return actor.kind === me.kind;
    return me.posts.some((post) => isRole(post, actor, world));
  });
}

function matches(actor: ActorNode, entry: Judged, world: World, me: Me): boolean {
  if (!isKind(actor, entry, world, me)) return false;
  return actor.if === undefined || actor.if.evaluate(entryScope(entry.stream, world, me)) === true;
}

function isKind(actor: ActorNode, { fields, area }: Judged, world: World, me: Me): boolean {
  if (actor.kind === "field")
    return me.person !== null && names(fields[actor.path ?? ""], me.person);
  if (actor.kind !== "role") return actor.kind === me.kind;
  return me.posts.some(
    (post) => isRole(post, actor, world) && holds(post, actor, fields, area, world),
  );
}

function isRole(post: Post, { role }: ActorNode, { pack, directory }: World): boolean {
  const unit = directory.unit(post.unit);
  return post.role === role && post.pack === pack.name && unit !== undefined && !unit.dissolved;
}

function holds(
  post: Post,
  { at }: ActorNode,
  fields: FieldValues,
  area: string,
  { pack, directory, areas }: World,
): boolean {
  const own = directory.unit(post.unit)?.area ?? "";
  if (at === "area") return areas.contains(own, area);
  if (at !== undefined) return names(fields[at], post.unit);
  return pack.roles[post.role]?.sees !== "area" || areas.contains(own, area);
}

function names(value: FieldValue | undefined, id: string): boolean {
  return value === id || (Array.isArray(value) && value.includes(id));
}
