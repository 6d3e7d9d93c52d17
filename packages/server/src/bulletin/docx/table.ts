import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Sheet } from "../paper-said.ts";
import { FONT, SIZE, textWidth } from "./layout.ts";

/** Half points that a table's type should have. */
const LEAST = 21;
/** A longer cell is broken into lines. */
const WIDEST = 14;
/** Rows of a table that is never broken over two pages. */
const TOGETHER = 14;

/** How a table lies on its page: with its heads in so many lines. */
interface Lie {
  readonly lying: boolean;
  readonly headLines: number;
}

/** From the best to the last; the last is taken even where its type is smaller than one would like. */
const LIES: readonly Lie[] = [
  { lying: false, headLines: 1 },
  { lying: false, headLines: 2 },
  { lying: true, headLines: 1 },
];

function lieOf(sheet: Sheet): Lie {
  const found = LIES.find((lie) => fitting(sheet, lie) >= LEAST);
  return found ?? { lying: true, headLines: 2 };
}

/** What each column needs, in characters of its type. */
function needs({ heads, rows }: Sheet, { headLines }: Lie): readonly number[] {
  return heads.map((head, at) => {
    const widest = Math.max(...rows.map((row) => lengthOf(row[at] ?? "")), 2);
    return Math.min(WIDEST, Math.max(widest, Math.ceil(lengthOf(head) / headLines))) + 0.8;
  });
}

/** A Chinese character is as wide as the type is high, others about half of that. */
function lengthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign > "\u2e7f" ? 1 : 0.56), 0);
}

/** Half points at which every column has what it needs. */
function fitting(sheet: Sheet, lie: Lie): number {
  const all = needs(sheet, lie).reduce((sum, need) => sum + need, 0);
  return Math.floor(textWidth(lie.lying) / 10 / all);
}

/** Whether it needs a lying page. */
export function isWide(sheet: Sheet): boolean {
  return lieOf(sheet).lying;
}

const THICK = { style: BorderStyle.SINGLE, size: 12, color: "000000" };
const THIN = { style: BorderStyle.SINGLE, size: 6, color: "000000" };
const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };

/** A three-line table under its title; its head is repeated on every page, and no row is cut by a page's end. */
export function sheetOf(sheet: Sheet): readonly (Paragraph | Table)[] {
  const lie = lieOf(sheet);
  const width = textWidth(lie.lying);
  const size = Math.min(SIZE.table, Math.max(SIZE.wide, fitting(sheet, lie)));
  const widths = widthsOf(needs(sheet, lie), width);
  const numeric = sheet.heads.map((_, at) => at > 0 && isNumeric(sheet.rows, at));
  const together = sheet.rows.length <= TOGETHER;
  const row = (cells: readonly string[], head: boolean, last: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map(
        (text, at) =>
          new TableCell({
            width: { size: widths[at] ?? 0, type: WidthType.DXA },
            margins: { left: 60, right: 60 },
            borders: {
              top: head ? THICK : NONE,
              bottom: head ? THIN : last ? THICK : NONE,
              left: NONE,
              right: NONE,
            },
            children: [
              cell(text, { size, head, right: numeric[at] === true, keep: together && !last }),
            ],
          }),
      ),
    });
  return [
    caption(sheet.title),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: width, type: WidthType.DXA },
      columnWidths: widths,
      rows: [
        row(sheet.heads, true, sheet.rows.length === 0),
        ...sheet.rows.map((cells, at) => row(cells, false, at === sheet.rows.length - 1)),
      ],
    }),
  ];
}

function caption(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    children: [new TextRun({ text, font: FONT.heading, size: SIZE.table, characterSpacing: 0 })],
  });
}

/** Whether a column holds numbers, with their units or none: such a one stands at the right, its head too. */
function isNumeric(rows: Sheet["rows"], at: number): boolean {
  return (
    rows.length > 0 && rows.every((row) => /^$|^[-–+]?[\d,.]*%?( \S{1,4})?$/.test(row[at] ?? ""))
  );
}

interface Cell {
  /** Half points. */
  readonly size: number;
  readonly head: boolean;
  readonly right: boolean;
  /** Stands on the page of the row below it. */
  readonly keep: boolean;
}

function cell(text: string, { size, head, right, keep }: Cell): Paragraph {
  return new Paragraph({
    alignment: right ? AlignmentType.RIGHT : AlignmentType.LEFT,
    spacing: { line: size * 14, lineRule: "exact", before: 40, after: 40 },
    keepNext: keep,
    children: [
      new TextRun({ text, font: head ? FONT.heading : FONT.song, size, characterSpacing: 0 }),
    ],
  });
}

/** Columns share the width by what they need. */
function widthsOf(all: readonly number[], width: number): number[] {
  const sum = all.reduce((total, need) => total + need, 0);
  return all.map((need) => Math.floor((width * need) / sum));
}
