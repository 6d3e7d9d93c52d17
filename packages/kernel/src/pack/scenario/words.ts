import type { Vocabulary } from "../draft/words.ts";

/** The words of a scenario's file. */
export const SCENARIO_WORDS = {
  scenario: {
    known: ["scenario", "given", "when", "until", "then"],
    need: ["scenario", "when"],
  },
  given: { known: ["units", "people", "calendar", "leave", "settings", "entries"] },
  "given unit": { known: ["text", "level", "area", "upper"], need: ["text", "level"] },
  load: { known: ["year", "off", "makeup"], need: ["year", "off"] },
  step: {
    known: [
      "at",
      "by",
      "do",
      "as",
      "of",
      "with",
      "then",
      "refused",
      "each",
      "from",
      "until",
      "load",
    ],
    need: ["at"],
  },
} as const satisfies Record<string, Vocabulary>;
