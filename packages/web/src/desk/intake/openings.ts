import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { DeskView, FormCell, FormField, SessionView, Words } from "@xinlian/wire";
import { get } from "../server/ask.ts";

/** One thing that this person may register, and the desk it is registered at. */
export interface Opening {
  /** `pack/type/action` */
  readonly id: string;
  readonly pack: string;
  readonly type: string;
  readonly action: string;
  readonly words: Words;
  readonly ofWords: Words;
  readonly desk: DeskView;
}

/**
 * What this person's intake desks open, each once. A desk that names openings among its verbs opens those and no
 * other: taking a call is the telephone's business, not a form's.
 */
export function openingsOf(session: SessionView): readonly Opening[] {
  const all = new Map<string, Opening>();
  for (const desk of session.desks) {
    if (desk.is !== "intake") continue;
    const named = desk.openings.filter((each) =>
      desk.verbs.some((verb) => verb.name === each.name),
    );
    for (const opening of named.length > 0 ? named : desk.openings) {
      const id = `${desk.pack}/${opening.type}/${opening.name}`;
      if (!all.has(id))
        all.set(id, {
          id,
          pack: desk.pack,
          type: opening.type,
          action: opening.name,
          words: opening.words,
          ofWords: opening.ofWords,
          desk,
        });
    }
  }
  return [...all.values()];
}

/** Whether a telephone rings at one of these desks; where none does, nothing is said of calls. */
export function takesCalls(desks: readonly DeskView[]): boolean {
  return desks.some(({ calls }) => calls.take !== null);
}

export interface OpeningForm {
  readonly name: string;
  readonly words: Words;
  readonly type: Words;
  readonly form: readonly FormField[];
  /** Numbers that it files. */
  readonly figures?: readonly FormCell[];
}

/** How the form of an opening is asked for; one visit reads each once. */
export const openingQuery = (opening: Opening) => ({
  queryKey: ["opening", opening.id],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    get<OpeningForm>(
      `/api/packs/${opening.pack}/types/${opening.type}/openings/${opening.action}`,
      signal,
    ),
  staleTime: 300_000,
});

export function useOpeningForm(opening: Opening): UseQueryResult<OpeningForm> {
  return useQuery(openingQuery(opening));
}
