import type { Language } from "@xinlian/kernel";
import type { PaperView } from "@xinlian/wire";
import writeXlsxFile from "write-excel-file/node";

const HEADS = {
  zh: { figures: "指标", head: ["指标", "数值", "单位", "基数", "口径"], all: "全部" },
  en: { figures: "Figures", head: ["Figure", "Value", "Unit", "n", "Definition"], all: "All" },
} as const;

type Cell = {
  readonly value: string | number;
  readonly fontWeight?: "bold";
  readonly format?: string;
  readonly align?: "right";
  readonly wrap?: boolean;
};

/** Widths in characters: the sheet of figures ends with its definitions, so that a lying page holds it. */
const WIDTHS = { figures: [26, 12, 8, 8, 44], table: [24, 16, 16, 16, 16, 16, 16, 16] } as const;
/** Heads over numbers. */
const NUMERIC = { figures: [1, 3] } as const;

/** Figures and tables of a paper, a sheet each; every sheet says its period, its cut-off and who took it. */
export async function paperXlsx(
  paper: PaperView,
  language: Language,
  mark: string,
): Promise<Buffer> {
  const words = HEADS[language];
  const say = (text: { zh: string; en: string } | null) => text?.[language] ?? "";
  const bold = (value: string): Cell => ({ value, fontWeight: "bold" });
  const right = (value: string): Cell => ({ ...bold(value), align: "right" });
  const head = [
    [bold(`${say(paper.title)} ${say(paper.issue)}`)],
    [{ value: `${say(paper.period.words)} · ${paper.cutoff.slice(0, 16).replace("T", " ")}` }],
    [{ value: mark }],
  ];
  const figures: Cell[][] = [
    ...head,
    words.head.map((value, at) =>
      NUMERIC.figures.some((place) => place === at) ? right(value) : bold(value),
    ),
    ...paper.figures.map((figure) => [
      { value: say(figure.words) },
      figureCell(figure.value, figure.text),
      { value: figure.text.endsWith("%") ? "" : say(figure.unit) },
      { value: figure.n ?? "" },
      { value: figure.why === null ? say(figure.means) : say(figure.why), wrap: true },
    ]),
  ];
  const tables = paper.tables.map((table): Cell[][] => [
    ...head,
    [bold(`${say(table.words)}：${table.count}`)],
    ...(table.groups ?? []).map((group) => [{ value: say(group.words) }, { value: group.count }]),
    table.heads.map((each, at) =>
      table.rows.some(({ numbers }) => typeof numbers?.[at] === "number")
        ? right(say(each))
        : bold(say(each)),
    ),
    ...table.rows.map(({ cells, numbers }) =>
      cells.map((cell, at): Cell => figureCell(numbers?.[at] ?? null, say(cell))),
    ),
  ]);
  const sheets = [figures, ...tables];
  const names = [words.figures, ...paper.tables.map((table) => say(table.words))];
  const file = writeXlsxFile(
    sheets.map((data, at) => ({
      data,
      sheet: sheetName(names[at] ?? "", at),
      orientation: "landscape",
      columns: (at === 0 ? WIDTHS.figures : WIDTHS.table).map((width) => ({ width })),
    })) as never,
  );
  return (file as unknown as { toBuffer(): Promise<Buffer> }).toBuffer();
}

/** A number that shows as it is printed: `0.876` as `87.6%`; what is no number as its words. */
function figureCell(value: number | null, printed: string): Cell {
  if (value === null) return { value: printed };
  const decimals = /\.(\d+)/.exec(printed)?.[1]?.length ?? 0;
  const places = decimals === 0 ? "" : `.${"0".repeat(decimals)}`;
  return printed.endsWith("%")
    ? { value: asPercent(value, printed), format: `0${places}%` }
    : { value, format: `#,##0${places}` };
}

/** A share of the whole: what is kept per hundred already is divided again. */
function asPercent(value: number, printed: string): number {
  const shown = Number(printed.replace(/[,%]/g, ""));
  return Math.abs(value * 100 - shown) <= Math.abs(value - shown) ? value : tidy(value / 100);
}

/** Without the noise of a binary division: 8.79 per cent is 0.0879. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** Names of sheets are short and without some signs. */
function sheetName(name: string, at: number): string {
  return `${at + 1} ${name.replace(/[\\/?*[\]:]/g, " ")}`.slice(0, 31);
}
