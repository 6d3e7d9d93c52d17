import { useQuery } from "@tanstack/react-query";
import type { FormField, SessionView, Words } from "@xinlian/wire";
import { get } from "../server/ask.ts";

/** One thing that this person may register. */
export interface Opening {
  /** `pack/type/action` */
  readonly id: string;
  readonly pack: string;
  readonly type: string;
  readonly action: string;
  readonly words: Words;
  readonly ofWords: Words;
}

/** What this person's intake desks open, each once. */
export function openingsOf(session: SessionView): readonly Opening[] {
  const all = new Map<string, Opening>();
  for (const desk of session.desks)
    for (const opening of desk.openings) {
      const id = `${desk.pack}/${opening.type}/${opening.name}`;
      if (!all.has(id))
        all.set(id, {
          id,
          pack: desk.pack,
          type: opening.type,
          action: opening.name,
          words: opening.words,
          ofWords: desk.ofWords,
        });
    }
  return [...all.values()];
}

export interface OpeningForm {
  readonly name: string;
  readonly words: Words;
  readonly type: Words;
  readonly form: readonly FormField[];
}

export function useOpeningForm(opening: Opening | undefined) {
  return useQuery({
    queryKey: ["opening", opening?.id],
    queryFn: ({ signal }) =>
      get<OpeningForm>(
        `/api/packs/${opening?.pack}/types/${opening?.type}/openings/${opening?.action}`,
        signal,
      ),
    enabled: opening !== undefined,
    staleTime: 300_000,
  });
}
