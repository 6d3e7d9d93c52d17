import type { CaseDone, CaseView, PlaceValue, Value } from "@xinlian/wire";
import { act } from "../case/use-case.ts";
import { toSend } from "../form/check.ts";
import { ask } from "../server/ask.ts";
import { Refused } from "../server/problem.ts";
import type { Opening, OpeningForm } from "./openings.ts";
import type { Along, Matter } from "./parking.ts";

/** What is sent to register a matter. */
export interface Intention {
  readonly pack: string;
  readonly type: string;
  readonly action: string;
  readonly form: Record<string, Value>;
  /** The call that the matter came in by. */
  readonly parent?: string;
}

/** A matter registered, and what became of what was to be done along with it. */
export interface Sent {
  readonly view: CaseView;
  /** The server had an earlier text already, from before the line broke; what was typed later did not go along. */
  readonly earlier: boolean;
  /** Why the action along with it was refused; the matter stands registered. */
  readonly along: unknown;
}

/**
 * What a matter says as it stands. A place that no area was recognised in belongs to the whole city. What is done
 * along takes the place of handing the matter to a unit.
 */
export function intentionOf(
  matter: Matter,
  opening: Opening,
  { form }: OpeningForm,
  { city, parent }: { readonly city: string; readonly parent: string | null },
): Intention {
  const values = toSend(form, matter.values);
  for (const field of form) {
    const place = values[field.field] as PlaceValue | null;
    if (field.kind === "place" && place?.address && !place.area)
      values[field.field] = { ...place, area: city };
    if (field.field === "lead" && matter.along) values["lead"] = null;
  }
  return {
    pack: opening.pack,
    type: opening.type,
    action: opening.action,
    form: values,
    ...(parent ? { parent } : {}),
  };
}

/**
 * Registers a matter under its own key, then takes the action along under its own. After a broken line both are simply
 * sent again. When the server already had the registration, in other words than now, those stand and it is said.
 * @param before the intentions sent earlier, to which no answer came
 * @throws what the server or the line said about the registration itself
 */
export async function sendMatter(
  key: string,
  now: Intention,
  before: readonly Intention[],
  along: Along | null,
): Promise<Sent> {
  const { done, earlier } = await registerOnce(key, now, before);
  if (!along) return { view: done.case, earlier, along: null };
  try {
    const after = await act(
      { id: done.case.id, etag: done.case.etag },
      along.verb,
      along.values as Record<string, Value>,
      along.key,
    );
    return { view: after.case, earlier, along: null };
  } catch (error) {
    // An unreached server may have done it: the matter stays unsent, and the same keys are sent again.
    if (!isAnswer(error)) throw error;
    return { view: done.case, earlier, along: error };
  }
}

async function registerOnce(
  key: string,
  now: Intention,
  before: readonly Intention[],
): Promise<{ done: CaseDone; earlier: boolean }> {
  const all = [now, ...before];
  for (const [at, intention] of all.entries()) {
    try {
      return { done: await register(intention, key), earlier: at > 0 };
    } catch (error) {
      if (at === all.length - 1 || !isReused(error)) throw error;
    }
  }
  throw new Error("a matter is always sent at least once");
}

async function register(intention: Intention, key: string): Promise<CaseDone> {
  return (await ask<CaseDone>("/api/cases", { method: "POST", body: intention, key })).value;
}

/** The server answered and did not do it; anything else leaves open whether it was done. */
export function isAnswer(error: unknown): boolean {
  return error instanceof Refused && error.problem.status < 500;
}

/** The key was used for another text: that text is registered already. */
function isReused(error: unknown): boolean {
  return error instanceof Refused && error.problem.code === "request-key-reused";
}
