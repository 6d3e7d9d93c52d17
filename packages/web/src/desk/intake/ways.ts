import type { FormField, PackView, PostView, Value, Words } from "@xinlian/wire";
import type { Opening } from "./openings.ts";
import type { Along, Fresh } from "./parking.ts";

type PackAction = PackView["types"][number]["actions"][number];

/** Something that the desk does with a matter right after registering it, with what it asks. */
export interface Way {
  readonly verb: string;
  readonly words: Words;
  readonly form: readonly FormField[];
  /** The field that a ready answer goes into; null when it takes none. */
  readonly answer: string | null;
  /** The field that names where the answer was found; null when none or several could. */
  readonly source: string | null;
  /** The field that another case goes into: the matter joins that one. */
  readonly into: string | null;
}

/**
 * What the desk's verbs allow with a matter of this opening, told by the shape of their forms alone: a verb that asks
 * for nothing but a text takes a ready answer; one that asks for a case joins another. What asks for nothing, or what
 * citizens do themselves, is done to cases that are open already, not along with registering one.
 */
export function waysOf(
  opening: Opening,
  pack: PackView | undefined,
  posts: readonly PostView[],
): readonly Way[] {
  const opens = actionOf(opening.action, opening, pack);
  return opening.desk.verbs.flatMap(({ name, words }) => {
    const action = actionOf(name, opening, pack);
    if (!action || action.form.length === 0 || !follows(action, opens)) return [];
    const byCitizens = action.by.some(({ source }) => source.split(" ")[0] === "citizen");
    if (byCitizens || !isMine(action, opening, posts)) return [];
    const asked = action.form.filter((field) => field.field !== "lead");
    const must = asked.filter((field) => !field.optional);
    const texts = must.filter((field) => field.kind === "text" && !field.many);
    const entries = asked.filter((field) => field.kind === "register" && !field.many);
    return [
      {
        verb: name,
        words,
        form: action.form,
        answer: texts.length === 1 && must.length === 1 ? (texts[0]?.field ?? null) : null,
        source: entries.length === 1 ? (entries[0]?.field ?? null) : null,
        into: must.find((field) => field.kind === "case" && !field.many)?.field ?? null,
      },
    ];
  });
}

/** A way as it is begun: what is given goes in; a moment that must be said is now, to the minute. */
export function alongOf(way: Way, given: Readonly<Record<string, Value>>, fresh: Fresh): Along {
  const minute = Math.floor(fresh.now() / 60_000) * 60_000;
  const moments = way.form
    .filter((field) => field.kind === "time" && !field.optional)
    .map((field) => [field.field, new Date(minute).toISOString()] as const);
  return { verb: way.verb, key: fresh.key(), values: { ...Object.fromEntries(moments), ...given } };
}

/** The verb that asks for nothing: it presses a case that is in hand. */
export function pressOf(
  opening: Opening,
  pack: PackView | undefined,
): { readonly verb: string; readonly words: Words } | null {
  const found = opening.desk.verbs.find(({ name }) => {
    const action = actionOf(name, opening, pack);
    return action && action.form.length === 0 && !action.from.includes("new");
  });
  return found ? { verb: found.name, words: found.words } : null;
}

function actionOf(name: string, opening: Opening, pack: PackView | undefined) {
  return pack?.types
    .find((type) => type.name === opening.type)
    ?.actions.find((each) => each.name === name);
}

function follows(action: PackAction, opens: PackAction | undefined): boolean {
  if (action.from.includes("new")) return false;
  return action.from.includes("any") || (opens?.to != null && action.from.includes(opens.to));
}

/** Whether a role of mine stands among the actors; `role@unit` and `role if …` begin with the role, too. */
function isMine(action: PackAction, { pack }: Opening, posts: readonly PostView[]): boolean {
  const roles = new Set(posts.filter((post) => post.pack === pack).map((post) => post.role));
  return action.by.some(({ source }) => roles.has(source.split(/[@ ]/)[0] ?? ""));
}
