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

/** Cases as they were listed. */
export interface PaperTable {
  readonly list: string;
  readonly text: Words;
  readonly heads: readonly { readonly path: string; readonly words: Words }[];
  readonly rows: readonly { readonly stream: string; readonly cells: readonly Words[] }[];
  /** All of them; `rows` may be fewer. */
  readonly count: number;
  readonly groups:
    | readonly { readonly key: string | null; readonly text: Words; readonly count: number }[]
    | null;
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
  readonly year: number;
  readonly number: number;
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

/** Changes the text of a draft. */
export function editPaper(paper: Paper, texts: Words): Result<Paper> {
  if (paper.state !== "draft") return refuse("bulletin-published");
  const good = (text: string) => text.trim() !== "" && text.length <= MOST_TEXT;
  if (!good(texts.zh) || !good(texts.en)) return refuse("bulletin-text", { most: MOST_TEXT });
  return ok({ ...paper, texts });
}

export function publishPaper(paper: Paper, at: Moment): Result<Paper> {
  if (paper.state !== "draft") return refuse("bulletin-published");
  return ok({ ...paper, state: "published", publishedAt: at });
}

/**
 * A draft that will take the place of a published paper: the same issue, the next version (BU-4).
 * @param id the stream of the paper that is corrected
 * @param anew figures, lists and text read again; left out, those of the old paper
 */
export function correctPaper(
  paper: Paper,
  id: string,
  at: Moment,
  anew?: Pick<Paper, "figures" | "tables" | "texts" | "cutoff">,
): Result<Paper> {
  if (paper.state !== "published") return refuse("bulletin-draft");
  return ok({
    ...paper,
    ...anew,
    version: paper.version + 1,
    state: "draft",
    corrects: id,
    draftedAt: at,
    publishedAt: null,
  });
}

/** `2026年第309期`, `No. 309 of 2026`; a correction says so. */
export function issueWords({
  year,
  number,
  version,
}: Pick<Paper, "year" | "number" | "version">): Words {
  const zh = `${year}年第${number}期`;
  const en = `No. ${number} of ${year}`;
  if (version === 1) return { zh, en };
  return { zh: `${zh}（更正第${version - 1}次）`, en: `${en} (correction ${version - 1})` };
}
