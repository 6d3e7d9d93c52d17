import type { Moment } from "../calendar/day.ts";
import { ok, type Result, refuse } from "../fault/index.ts";
import type { Words } from "../words/index.ts";

/** A figure as it stood when the paper was drafted. */
export interface PaperFigure {
  readonly indicator: string;
  readonly text: Words;
  readonly unit: Words | null;
  readonly means: Words | null;
  readonly value: number | null;
  readonly shown: string;
  readonly n: number | null;
  readonly why: Words | null;
  /** The filter that listed its cases. */
  readonly opens: string | null;
}

/** Cases as they were listed, or figures as they were divided. */
export interface PaperTable {
  readonly list: string;
  readonly text: Words;
  readonly heads: readonly { readonly path: string; readonly words: Words }[];
  /** `stream` is the case of the row, empty where the row is no case; `numbers` stand beside cells that show one. */
  readonly rows: readonly {
    readonly stream: string;
    readonly cells: readonly Words[];
    readonly numbers?: readonly (number | null)[];
  }[];
  /** All of them; `rows` may be fewer. */
  readonly count: number;
  readonly groups:
    | readonly { readonly key: string | null; readonly text: Words; readonly count: number }[]
    | null;
}

/** The one case or entry that a paper is of. */
export interface PaperOf {
  readonly kind: "case" | "register";
  readonly stream: string;
  /** Its number, or its title. */
  readonly words: Words;
}

/** One issue of a bulletin, whole: what its stream's last event carries. Moments in ms. */
export interface Paper {
  readonly pack: string;
  readonly packHash: string;
  readonly name: string;
  readonly period: string;
  readonly from: Moment;
  readonly until: Moment;
  readonly cutoff: Moment;
  /** Left out: the reading of a period. */
  readonly of?: PaperOf;
  readonly year: number;
  /** null until a paper of one case or entry is published (BU-6). */
  readonly number: number | null;
  /** Document number with `{year}` and `{number}`, as the pack had it then. */
  readonly numbered?: Words;
  readonly head?: boolean;
  readonly public?: boolean;
  /** Actor who drew it up or changed its text last; left out in papers of an older engine. */
  readonly hand?: string;
  /** 1 for the first; a correction has the next (BU-4). */
  readonly version: number;
  readonly state: "draft" | "published";
  readonly corrects: string | null;
  readonly title: Words;
  readonly issuer: Words;
  readonly texts: Words;
  readonly figures: readonly PaperFigure[];
  readonly tables: readonly PaperTable[];
  readonly draftedAt: Moment;
  readonly publishedAt: Moment | null;
}

/** Characters of a paper's text in one language. */
export const MOST_TEXT = 20_000;

/** Changes the text of a draft. @param hand the actor */
export function editPaper(paper: Paper, texts: Words, hand: string): Result<Paper> {
  if (paper.state !== "draft") return refuse("bulletin-published");
  const good = (text: string) => text.trim() !== "" && text.length <= MOST_TEXT;
  if (!good(texts.zh) || !good(texts.en)) return refuse("bulletin-text", { most: MOST_TEXT });
  return ok({ ...paper, texts, hand });
}

/** Who publishes, and what is settled by it. */
export interface Publishing {
  readonly at: Moment;
  /** Actor. */
  readonly hand: string;
  /** It must be another hand than that of the text (BU-9). */
  readonly second: boolean;
  /** Year and number of a paper that had none (BU-6). */
  readonly numbered?: { readonly year: number; readonly number: number };
}

export function publishPaper(
  paper: Paper,
  { at, hand, second, numbered }: Publishing,
): Result<Paper> {
  if (paper.state !== "draft") return refuse("bulletin-published");
  if (second && paper.hand === hand) return refuse("bulletin-second");
  const given = paper.number === null ? numbered : undefined;
  return ok({ ...paper, ...given, state: "published", publishedAt: at });
}

/**
 * A draft that will take the place of a published paper: the same issue, the next version (BU-4).
 * @param id the stream of the paper that is corrected
 * @param anew figures, lists and text read again; left out, those of the old paper
 */
export function correctPaper(
  paper: Paper,
  id: string,
  { at, hand }: Pick<Publishing, "at" | "hand">,
  anew?: Pick<Paper, "figures" | "tables" | "texts" | "cutoff">,
): Result<Paper> {
  if (paper.state !== "published") return refuse("bulletin-draft");
  return ok({
    ...paper,
    ...anew,
    version: paper.version + 1,
    state: "draft",
    corrects: id,
    hand,
    draftedAt: at,
    publishedAt: null,
  });
}

const UNNUMBERED: Words = { zh: "（印发时编号）", en: "(numbered when published)" };

/** `2026年第309期`, `No. 309 of 2026`, or as the pack has it: `乐信受〔2026〕12号`; a correction says so. */
export function issueWords({
  year,
  number,
  version,
  numbered,
}: Pick<Paper, "year" | "number" | "version" | "numbered">): Words {
  if (number === null) return UNNUMBERED;
  const fill = (text: string) =>
    text.replaceAll("{year}", String(year)).replaceAll("{number}", String(number));
  const zh = fill(numbered?.zh ?? "{year}年第{number}期");
  const en = fill(numbered?.en ?? "No. {number} of {year}");
  if (version === 1) return { zh, en };
  return { zh: `${zh}（更正第${version - 1}次）`, en: `${en} (correction ${version - 1})` };
}
