import type { Post } from "../duty/duty.ts";
import type { FieldValue } from "../field/value.ts";
import type { ActorNode, CaseNode } from "../pack/node.ts";
import { scopeOf } from "../pack/scope/index.ts";
import type { CaseState } from "./state.ts";
import type { Me, World } from "./world.ts";

/** Whether `me` is one of these actors for this case (CS-5). */
export function isActor(
  actors: readonly ActorNode[],
  state: CaseState,
  node: CaseNode,
  world: World,
  me: Me,
): boolean {
  return actors.some((actor) => matches(actor, state, node, world, me));
}

/** Whether this person is kept out of the case because it speaks of him or of the unit he heads (CS-6). */
export function isBarred(state: CaseState, me: Me): boolean {
  return me.person !== null && state.barred.people.includes(me.person);
}

/**
 * The absent colleague without whose posts `me` could not have acted (CS-5), or undefined. The step is his deputy's, and the event
 * names both.
 */
export function standsInFor(
  actors: readonly ActorNode[],
  state: CaseState,
  node: CaseNode,
  world: World,
  me: Me,
): string | undefined {
  const lent = [...new Set(me.posts.flatMap((post) => post.for ?? []))];
  if (lent.length === 0) return undefined;
  const own = me.posts.filter((post) => post.for === undefined);
  if (isActor(actors, state, node, world, { ...me, posts: own })) return undefined;
  return lent.find((absent) => {
    const posts = me.posts.filter((post) => post.for === undefined || post.for === absent);
    return isActor(actors, state, node, world, { ...me, posts });
  });
}

function matches(
  actor: ActorNode,
  state: CaseState,
  node: CaseNode,
  world: World,
  me: Me,
): boolean {
  if (!isKind(actor, state, world, me)) return false;
  if (actor.if === undefined) return true;
  return actor.if.evaluate(scopeOf("case", { state, node, world, me })) === true;
}

function isKind(actor: ActorNode, state: CaseState, world: World, me: Me): boolean {
  if (actor.kind === "field") {
    const named = valueAt(actor.path ?? "", state, world);
    return me.person !== null && (named === me.person || isIn(me.person, named));
  }
  if (actor.kind !== "role") return actor.kind === me.kind;
  return me.posts.some(
    (post) =>
      post.role === actor.role &&
      post.pack === world.pack.name &&
      // A post lent by somebody of whom the case speaks lends nothing here (CS-6).
      !(post.for !== undefined && state.barred.people.includes(post.for)) &&
      holds(post, actor, state, world),
  );
}

function holds(post: Post, actor: ActorNode, state: CaseState, world: World): boolean {
  const unit = world.directory.unit(post.unit);
  if (unit === undefined || unit.dissolved) return false;
  if (actor.at === "lead") return post.unit === state.lead;
  if (actor.at === "area") return world.areas.contains(unit.area, state.area);
  if (actor.at !== undefined) {
    const named = valueAt(actor.at, state, world);
    return named === post.unit || isIn(post.unit, named);
  }
  switch (world.pack.roles[post.role]?.sees) {
    case "city":
      return true;
    case "area":
      return world.areas.contains(unit.area, state.area);
    case "unit":
      return state.lead === null || state.lead === post.unit;
    default:
      return Object.values(state.fields).some(
        (value) => value === post.person || isIn(post.person, value),
      );
  }
}

/** Follows a dotted path through relations: `subject.officer`. */
function valueAt(path: string, state: CaseState, world: World): FieldValue | undefined {
  const [name, ...rest] = path.split(".");
  const value = name === undefined ? undefined : state.fields[name];
  if (rest.length === 0) return value;
  const related = typeof value === "string" ? world.cases.get(value) : undefined;
  return related && valueAt(rest.join("."), related, world);
}

function isIn(id: string, value: FieldValue | undefined): boolean {
  return Array.isArray(value) && value.includes(id);
}
