import { blocksOf, issueWords, type Paper } from "@xinlian/kernel";
import type { PaperRow, PaperView } from "@xinlian/wire";
import { instant } from "../case/wire-value.ts";
import { periodView } from "../figure/period-view.ts";
import type { Kept } from "./store.ts";

/** A paper in a list. */
export function paperRow({ id, paper, correctedBy }: Kept): PaperRow {
  const { pack, name, title, period, from, until, state, draftedAt, publishedAt } = paper;
  return {
    id,
    pack,
    bulletin: { id: name, words: title },
    issue: issueWords(paper),
    period: periodView({ name: period, per: perOf(period), from, until }),
    state,
    draftedAt: instant(draftedAt),
    publishedAt: publishedAt === null ? null : instant(publishedAt),
    correctedBy,
  };
}

/** A paper whole. @param mayEdit whether the reader edits and publishes it */
export function paperView(kept: Kept, mayEdit: boolean): PaperView {
  const { paper, seq } = kept;
  const { title, issuer, texts, cutoff, corrects } = paper;
  return {
    ...paperRow(kept),
    title,
    issuer,
    cutoff: instant(cutoff),
    texts,
    blocks: { zh: [...blocksOf(texts.zh)], en: [...blocksOf(texts.en)] },
    figures: paper.figures.map(({ indicator, text, unit, means, shown, n, why, opens }) => {
      return { indicator, words: text, unit, means, text: shown, n, why, opens };
    }),
    tables: paper.tables.map(({ list, text, heads, rows, count, groups }) => ({
      list,
      words: text,
      heads: heads.map(({ words }) => words),
      rows: rows.map(({ stream, cells }) => ({ id: stream, cells: [...cells] })),
      count,
      groups:
        groups?.map((group) => ({ key: group.key, words: group.text, count: group.count })) ?? null,
    })),
    corrects,
    mayEdit,
    etag: `"${seq}"`,
  };
}

function perOf(period: Paper["period"]): "day" | "month" | "year" {
  if (period.length === 4) return "year";
  return period.length === 7 ? "month" : "day";
}
