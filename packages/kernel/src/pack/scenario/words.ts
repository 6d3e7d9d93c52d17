import type { Vocabulary } from "../draft/words.ts";

/** The words of a scenario's file. */
export const SCENARIO_WORDS = {
  scenario: {
    known: ["scenario", "given", "when", "until", "then"],
    need: ["scenario", "when"],
  },
  given: { known: ["units", "people", "calendar", "leave", "settings", "entries"] },
  "given unit": { known: ["text", "level", "area", "upper"], need: ["text", "level"] },
  step: {
    known: ["at", "by", "do", "as", "with", "then", "refused", "each", "from", "until"],
    need: ["at", "by", "do"],
  },
} as const satisfies Record<string, Vocabulary>;
