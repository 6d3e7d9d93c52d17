import { type Day, dayWords, type Language, type Words } from "@xinlian/kernel";
import type { PaperView } from "@xinlian/wire";

const WORDS = {
  zh: {
    draft: "（草稿，未印发）",
    corrected: "（本件已被更正，以更正件为准）",
    corrects: "（更正件，代替原先印发的一件）",
    unsealed: "（本件未加盖印章；须盖章的，由发文机关加盖后生效）",
    printed: (day: string) => `${day}印发`,
    figures: "指标",
    heads: ["指标", "数值", "基数"],
    part: "分项",
    count: "件数",
    sum: "合计",
    table: (n: number, title: string) => `表${n}　${title}`,
    shown: (shown: number, count: number) => `只列前 ${shown} 件，共 ${count} 件。`,
    means: (name: string, means: string) => `“${name}”指${means}`,
    meaning: (all: string) => `口径：${all}。`,
    stop: "；",
    bounds: (period: string, cutoff: string) => `统计期：${period}。数字截至 ${cutoff}。`,
  },
  en: {
    draft: "(draft, not published)",
    corrected: "(corrected since; the correction holds)",
    corrects: "(correction: takes the place of one published before)",
    unsealed: "(Not sealed. Where a seal is needed, the issuing office sets it.)",
    printed: (day: string) => `Published on ${day}`,
    figures: "Figures",
    heads: ["Figure", "Value", "n"],
    part: "Part",
    count: "Cases",
    sum: "Sum",
    table: (n: number, title: string) => `Table ${n}. ${title}`,
    shown: (shown: number, count: number) => `The first ${shown} of ${count} are listed.`,
    means: (name: string, means: string) => `“${name}”: ${means}`,
    meaning: (all: string) => `Definitions: ${all}.`,
    stop: "; ",
    bounds: (period: string, cutoff: string) => `Period: ${period}. Figures up to ${cutoff}.`,
  },
} as const;

/** A table as it stands in a paper. */
export interface Sheet {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A part of a paper as it is said in one language. */
export type SaidPart =
  | { readonly kind: "heading" | "paragraph" | "address"; readonly text: string }
  | { readonly kind: "table"; readonly sheet: Sheet };

/** Everything a paper says in one language, for whatever it is drawn in. */
export interface PaperSaid {
  readonly issuer: string;
  readonly title: string;
  readonly issue: string;
  readonly day: string;
  readonly printed: string;
  /** What must not be overlooked: draft, correction. */
  readonly marks: readonly string[];
  readonly parts: readonly SaidPart[];
  /** Definitions and bounds of the figures. */
  readonly notes: readonly string[];
  /** That no seal is set (BU-15). */
  readonly unsealed: string;
}

/** The words of a paper, in the order of its text; tables that its text does not place are not said. */
export function paperSaid(paper: PaperView, language: Language): PaperSaid {
  const w = WORDS[language];
  const say = (words: Words | null) => words?.[language] ?? "";
  const day = dayWords((paper.publishedAt ?? paper.draftedAt).slice(0, 10) as Day)[language];
  let tables = 0;
  const numbered = (title: string): string => {
    tables += 1;
    return w.table(tables, title);
  };
  const parts = paper.blocks[language].flatMap((block): readonly SaidPart[] => {
    if (block.kind === "figures") {
      return [{ kind: "table", sheet: figureSheet(paper, language, numbered(w.figures)) }];
    }
    if (block.kind !== "table") return [block];
    const table = paper.tables.find(({ list }) => list === block.list);
    if (table === undefined) return [];
    const title = numbered(say(table.words));
    if (block.split) return [{ kind: "table", sheet: splitSheet(table, language, title) }];
    const rows = table.rows.map(({ cells }) => cells.map(say));
    const sheet = { title, heads: table.heads.map(say), rows };
    const more = table.count > table.rows.length;
    const cut = { kind: "paragraph", text: w.shown(table.rows.length, table.count) } as const;
    return [{ kind: "table", sheet }, ...(more ? [cut] : [])];
  });
  const means = paper.figures.flatMap((figure) =>
    figure.means === null ? [] : [w.means(say(figure.words), say(figure.means))],
  );
  const counted = paper.figures.length > 0 || paper.tables.length > 0;
  return {
    issuer: say(paper.issuer),
    title: say(paper.title),
    issue: say(paper.issue),
    day,
    printed: w.printed(day),
    marks: [
      ...(paper.state === "draft" ? [w.draft] : []),
      ...(paper.correctedBy === null ? [] : [w.corrected]),
      ...(paper.corrects === null ? [] : [w.corrects]),
    ],
    parts,
    notes: [
      ...(means.length > 0 ? [w.meaning(means.join(w.stop))] : []),
      ...(counted
        ? [w.bounds(say(paper.period.words), paper.cutoff.slice(0, 16).replace("T", " "))]
        : []),
    ],
    unsealed: w.unsealed,
  };
}

function figureSheet(paper: PaperView, language: Language, title: string): Sheet {
  const rows = paper.figures.map((figure) => {
    const unit = figure.unit === null || figure.unit.zh === "%" ? "" : ` ${figure.unit[language]}`;
    const n = figure.why === null ? String(figure.n ?? "") : figure.why[language];
    return [figure.words[language], `${figure.text}${unit}`, n];
  });
  return { title, heads: WORDS[language].heads, rows };
}

function splitSheet(
  { groups, count }: PaperView["tables"][number],
  language: Language,
  title: string,
): Sheet {
  const w = WORDS[language];
  const rows = (groups ?? []).map((group) => [group.words[language], String(group.count)]);
  return { title, heads: [w.part, w.count], rows: [...rows, [w.sum, String(count)]] };
}
