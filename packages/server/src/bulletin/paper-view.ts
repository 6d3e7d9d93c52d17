import { blocksOf, issueWords, type Paper } from "@xinlian/kernel";
import type { PaperRow, PaperView } from "@xinlian/wire";
import { instant } from "../case/wire-value.ts";
import { periodView } from "../figure/period-view.ts";
import type { Kept } from "./store.ts";

/** A paper in a list. */
export function paperRow({ id, paper, correctedBy }: Kept): PaperRow {
  const { pack, name, title, period, from, until, state, draftedAt, publishedAt, of } = paper;
  return {
    id,
    pack,
    bulletin: { id: name, words: title },
    issue: issueWords(paper),
    of: of === undefined ? null : { kind: of.kind, id: of.stream, words: of.words },
    period: periodView({ name: period, per: perOf(period), from, until }),
    state,
    draftedAt: instant(draftedAt),
    publishedAt: publishedAt === null ? null : instant(publishedAt),
    correctedBy,
  };
}

/** What a reader may do with a paper, and as what it is given. */
export interface Reader {
  /** He edits and publishes it. */
  readonly mayEdit: boolean;
  /** Somebody else has to publish it. */
  readonly needsOther: boolean;
  readonly as: readonly string[];
}

/** A paper whole, as a reader has it. */
export function paperView(kept: Kept, { mayEdit, needsOther, as }: Reader): PaperView {
  const { paper, seq } = kept;
  const { title, issuer, texts, cutoff, corrects } = paper;
  return {
    ...paperRow(kept),
    title,
    issuer,
    cutoff: instant(cutoff),
    texts,
    blocks: { zh: [...blocksOf(texts.zh)], en: [...blocksOf(texts.en)] },
    figures: paper.figures.map(({ indicator, text, unit, means, value, shown, n, why, opens }) => {
      return { indicator, words: text, unit, means, value, text: shown, n, why, opens };
    }),
    tables: paper.tables.map(({ list, text, heads, rows, count, groups }) => ({
      list,
      words: text,
      heads: heads.map(({ words }) => words),
      rows: rows.map(({ stream, cells, numbers }) => ({
        id: stream,
        cells: [...cells],
        numbers: numbers === undefined ? null : [...numbers],
      })),
      count,
      groups:
        groups?.map((group) => ({ key: group.key, words: group.text, count: group.count })) ?? null,
    })),
    corrects,
    head: paper.head === true,
    public: paper.public === true,
    as: (["docx", "xlsx"] as const).filter((form) => as.includes(form)),
    needsOther,
    mayEdit,
    etag: `"${seq}"`,
  };
}

function perOf(period: Paper["period"]): "day" | "month" | "year" {
  if (period.length === 4) return "year";
  return period.length === 7 ? "month" : "day";
}
