/** Which words may stand where: those this engine has, those it knows but has not yet, and those that must be there. */
export interface Vocabulary {
  readonly known: readonly string[];
  readonly later?: readonly string[];
  readonly need?: readonly string[];
}

export const WORDS = {
  pack: {
    known: [
      "pack",
      "text",
      "settings",
      "choices",
      "roles",
      "registers",
      "cases",
      "indicators",
      "scores",
      "bulletins",
      "desks",
      "version",
      "moves",
    ],
    need: ["pack", "text", "roles", "cases"],
  },
  setting: {
    known: ["is", "text", "source", "value"],
    need: ["is", "text", "source", "value"],
  },
  role: { known: ["text", "sees"], later: ["was"], need: ["text", "sees"] },
  field: {
    known: ["is", "text", "many", "value", "propose", "seal", "of", "where", "no"],
    later: ["was"],
    need: ["is", "text"],
  },
  register: {
    known: ["text", "key", "by", "fields", "must", "flag", "answers", "asks", "items", "cadences"],
    later: ["public", "was"],
    need: ["text", "by", "fields"],
  },
  items: { known: ["ask", "photo", "number"], need: ["ask"] },
  cadence: {
    known: ["text", "every", "when", "open", "with"],
    need: ["text", "every", "open"],
  },
  answers: { known: ["topic", "area", "unit"], need: ["topic", "unit"] },
  case: {
    known: [
      "text",
      "number",
      "title",
      "fields",
      "duty",
      "bar",
      "states",
      "actions",
      "clocks",
      "public",
      "keep",
    ],
    later: ["key", "cadences", "was"],
    need: ["text", "states", "actions"],
  },
  state: { known: ["text", "end"], later: ["was"], need: ["text"] },
  action: {
    known: [
      "text",
      "from",
      "to",
      "by",
      "form",
      "must",
      "when",
      "set",
      "make",
      "do",
      "join",
      "extend",
      "tell",
      "file",
      "issue",
    ],
    later: ["was"],
    need: ["text", "from", "by"],
  },
  make: { known: [], need: [] },
  clock: {
    known: ["text", "whose", "when", "from", "to", "hold", "limit", "source", "at"],
    need: ["text", "from", "to", "limit"],
  },
  public: { known: ["when", "show"], need: ["when", "show"] },
  indicator: {
    known: [
      "text",
      "from",
      "at",
      "where",
      "sum",
      "value",
      "across",
      "per",
      "unit",
      "means",
      "round",
      "mean",
      "running",
      "flag",
    ],
    later: ["was"],
    need: ["text"],
  },
  score: {
    known: ["text", "of", "since", "per", "points", "bands", "new", "ranked", "source"],
    need: ["text", "of", "per", "points", "bands", "new"],
  },
  point: {
    known: ["text", "at", "to", "give", "when", "cap", "against"],
    need: ["text", "at"],
  },
  band: { known: ["text", "is"], need: ["text", "is"] },
  bulletin: {
    known: [
      "text",
      "of",
      "every",
      "after",
      "at",
      "by",
      "second",
      "public",
      "number",
      "head",
      "reads",
      "template",
      "as",
    ],
    need: ["text", "by", "template"],
  },
  tally: { known: ["text", "figures", "by"], need: ["text", "figures", "by"] },
  list: {
    known: ["text", "from", "where", "sort", "top", "split", "show"],
    need: ["text", "from", "show"],
  },
  desk: {
    known: [
      "is",
      "text",
      "for",
      "of",
      "rows",
      "says",
      "count",
      "sort",
      "columns",
      "verbs",
      "near",
      "receipt",
      "empty",
      "filter",
      "script",
      "calls",
      "answers",
      "panels",
    ],
    need: ["for", "of"],
  },
  panel: { known: ["text", "figures", "count", "per", "by", "against", "top"], need: ["text"] },
  calls: { known: ["take", "end", "record"] },
  move: { known: ["from", "cases"], need: ["from"] },
  moved: { known: ["states", "fields", "choices", "clocks"] },
} as const satisfies Record<string, Vocabulary>;

export type Place = keyof typeof WORDS;

/** The hand-made desks whose slots a pack may fill. */
export const DESKS = [
  "intake",
  "queue",
  "case",
  "callback",
  "board",
  "register",
  "triage",
  "cockpit",
] as const;

/** Types of a field that are no choice, register or case. */
export const FIELD_TYPES = [
  "text",
  "number",
  "whole",
  "yes",
  "date",
  "time",
  "limit",
  "cadence",
  "period",
  "checklist",
  "contact",
  "place",
  "area",
  "unit",
  "person",
  "file",
] as const;

export const LATER_TYPES: readonly string[] = [];

export const SETTING_TYPES = ["limit", "number", "cadence", "text", "yes"] as const;

/** What every case has and a public page may show. */
export const ALWAYS_SHOWN: ReadonlySet<string> = new Set([
  "number",
  "area",
  "lead",
  "state",
  "opened",
  "ended_at",
]);
