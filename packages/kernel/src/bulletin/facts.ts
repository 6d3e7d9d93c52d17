import type { Language, Words } from "../words/index.ts";
import type { PaperFigure, PaperTable } from "./paper.ts";

/** What stands at the head of a paper, in one language. */
export interface Heading {
  readonly city: string;
  readonly title: string;
  readonly number: string;
  readonly day: string;
  /** The period as it is called: `2026年11月`. */
  readonly period: string;
  readonly from: string;
  readonly until: string;
  readonly cutoff: string;
}

/** Names that stand beside `figures` and `lists` in a template. */
export const HEADINGS = [
  "city",
  "title",
  "number",
  "day",
  "period",
  "from",
  "until",
  "cutoff",
] as const;
/** The column of a tally that says the part. */
export const PART = "part";
export const OF_FIGURE = ["text", "value", "number", "n", "unit", "means", "why"] as const;
export const OF_LIST = ["text", "count", "shown", "rows", "groups"] as const;

/** A value as a template reads it: words, a number that can be compared, or what counts as no. */
export type Said = Words | number | false | null;

/** What a paper of one case or entry reads of it. */
export interface About {
  /** Values by their paths. */
  readonly of?: Readonly<Record<string, Said>>;
  /** What an entry is flagged for. */
  readonly flags?: readonly Words[];
}

function sayIn(said: Said, language: Language): unknown {
  return typeof said === "object" && said !== null ? said[language] : said;
}

/** Everything a template may read, in one language. */
export function factsOf(
  heading: Heading,
  figures: readonly PaperFigure[],
  tables: readonly PaperTable[],
  language: Language,
  about: About = {},
): object {
  return {
    ...heading,
    of: nested(Object.entries(about.of ?? {}).map(([path, said]) => [path, sayIn(said, language)])),
    flags: (about.flags ?? []).map((words) => words[language]),
    figures: Object.fromEntries(
      figures.map((figure) => [
        figure.indicator,
        {
          text: figure.text[language],
          value: figure.shown,
          number: figure.value,
          n: figure.n,
          unit: figure.unit?.[language] ?? "",
          means: figure.means?.[language] ?? "",
          why: figure.why?.[language] ?? "",
        },
      ]),
    ),
    lists: Object.fromEntries(
      tables.map((table) => [
        table.list,
        {
          text: table.text[language],
          count: table.count,
          shown: table.rows.length,
          rows: table.rows.map(({ cells }) =>
            nested(table.heads.map(({ path }, at) => [path, cells[at]?.[language] ?? ""] as const)),
          ),
          groups: (table.groups ?? []).map(({ text, count }) => ({ text: text[language], count })),
        },
      ]),
    ),
  };
}

/** `clock.fix.due` → `{ clock: { fix: { due } } }`. */
function nested(cells: readonly (readonly [string, unknown])[]): object {
  const row: Record<string, unknown> = {};
  for (const [path, text] of cells) {
    const names = path.split(".");
    const last = names.pop() ?? path;
    let at: Record<string, unknown> = row;
    for (const name of names) {
      const next = at[name];
      const inner = typeof next === "object" && next !== null ? next : {};
      at[name] = inner;
      at = inner as Record<string, unknown>;
    }
    at[last] = text;
  }
  return row;
}
