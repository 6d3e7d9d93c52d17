import { useMemo } from "react";
import { useSession } from "../session/use-session.ts";
import { useWords } from "../words/language.tsx";
import { takesCalls } from "./openings.ts";
import { intakeWords } from "./words.ts";
import { plainWords } from "./words-plain.ts";
import type { IntakeWords } from "./words-zh.ts";

/** The texts of the page: where no telephone rings at a desk of this person, nothing is said of calls and callers. */
export function useIntakeWords(): IntakeWords {
  const w = useWords(intakeWords);
  const plain = useWords(plainWords);
  const { desks } = useSession();
  const calls = takesCalls(desks.filter(({ is }) => is === "intake"));
  return useMemo(
    () => (calls ? w : { ...w, ...plain, keys: { ...w.keys, ...plain.keys } }),
    [calls, w, plain],
  );
}
