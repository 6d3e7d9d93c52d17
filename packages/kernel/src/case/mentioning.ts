import { ok, type Result, refuse } from "../fault/index.ts";
import { isBarred } from "./actor.ts";
import type { Draft } from "./draft.ts";
import type { CaseState } from "./state.ts";
import type { Me } from "./world.ts";

/** Characters of a word to a colleague. */
const MOST = 1_000;

/**
 * Draws a colleague's attention to a case (CS-22): somebody of a unit in which the writer has a post too, who has not left and whom the case
 * does not bar. Whether the case is in both their reach is settled by whoever reads it for them.
 */
export function mention(
  draft: Draft,
  state: CaseState,
  person: string,
  text: string,
  me: Me,
): Result<CaseState> {
  const { directory, now } = draft.world();
  if (isBarred(state, me)) return refuse("case-barred", { case: state.number ?? state.type });
  if (text.trim() === "") return refuse("field-empty", { field: "text" }, "text");
  if (text.length > MOST)
    return refuse("request-long", { field: "text", size: text.length, most: MOST }, "text");
  const named = directory.person(person);
  const units = new Set(me.posts.map((post) => post.unit));
  const near = named !== undefined && (units.has(named.unit) || shares(person));
  const fits = near && !named.left && !state.barred.people.includes(person);
  if (!fits) return refuse("case-mention-unfit", { person: named?.name ?? person }, "person");
  const event = { version: 1, actor: me.actor, occurredAt: now } as const;
  const words = { zh: text, en: text };
  const by = me.person === null ? {} : { by: me.person };
  draft.tell({ stream: state.stream, to: { kind: "person", person }, text: words, ...by });
  return ok(draft.add(state.stream, { ...event, kind: "mentioned", body: { person, text } }));

  function shares(one: string): boolean {
    return directory.posts(one).some((post) => units.has(post.unit));
  }
}
