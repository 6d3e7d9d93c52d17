import type { Language } from "@xinlian/kernel";
import type { PaperView } from "@xinlian/wire";
import writeXlsxFile from "write-excel-file/node";

const HEADS = {
  zh: { figures: "指标", head: ["指标", "数值", "单位", "样本", "口径"], all: "全部" },
  en: { figures: "Figures", head: ["Figure", "Value", "Unit", "n", "Definition"], all: "All" },
} as const;

type Cell = { readonly value: string | number; readonly fontWeight?: "bold" };

/** Figures and tables of a paper, a sheet each; every sheet says its period, its cut-off and who took it. */
export async function paperXlsx(
  paper: PaperView,
  language: Language,
  mark: string,
): Promise<Buffer> {
  const words = HEADS[language];
  const say = (text: { zh: string; en: string } | null) => text?.[language] ?? "";
  const bold = (value: string): Cell => ({ value, fontWeight: "bold" });
  const head = [
    [bold(`${say(paper.title)} ${say(paper.issue)}`)],
    [{ value: `${say(paper.period.words)} · ${paper.cutoff.slice(0, 16).replace("T", " ")}` }],
    [{ value: mark }],
  ];
  const figures: Cell[][] = [
    ...head,
    words.head.map(bold),
    ...paper.figures.map((figure) => [
      { value: say(figure.words) },
      { value: figure.text },
      { value: say(figure.unit) },
      { value: figure.n ?? "" },
      { value: figure.why === null ? say(figure.means) : say(figure.why) },
    ]),
  ];
  const tables = paper.tables.map((table): Cell[][] => [
    ...head,
    [bold(`${say(table.words)}：${table.count}`)],
    ...(table.groups ?? []).map((group) => [{ value: say(group.words) }, { value: group.count }]),
    table.heads.map((each) => bold(say(each))),
    ...table.rows.map(({ cells }) => cells.map((cell) => ({ value: say(cell) }))),
  ]);
  const sheets = [figures, ...tables];
  const names = [words.figures, ...paper.tables.map((table) => say(table.words))];
  const file = writeXlsxFile(
    sheets.map((data, at) => ({
      data,
      sheet: sheetName(names[at] ?? "", at),
      columns: [24, 18, 18, 18, 40].map((width) => ({ width })),
    })) as never,
  );
  return (file as unknown as { toBuffer(): Promise<Buffer> }).toBuffer();
}

/** Names of sheets are short and without some signs. */
function sheetName(name: string, at: number): string {
  return `${at + 1} ${name.replace(/[\\/?*[\]:]/g, " ")}`.slice(0, 31);
}
