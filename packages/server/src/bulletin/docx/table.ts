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

/** More columns than stand beside each other on an upright page. */
const UPRIGHT = 6;

export function isWide({ heads }: Sheet): boolean {
  return heads.length > UPRIGHT;
}

const THICK = { style: BorderStyle.SINGLE, size: 12, color: "000000" };
const THIN = { style: BorderStyle.SINGLE, size: 6, color: "000000" };
const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };

/** A three-line table under its title; its head is repeated on every page, and no row is cut by a page's end. */
export function sheetOf(sheet: Sheet): readonly (Paragraph | Table)[] {
  const wide = isWide(sheet);
  const size = wide ? SIZE.wide : SIZE.table;
  const widths = widthsOf(sheet, textWidth(wide));
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
            children: [cell(text, size, head)],
          }),
      ),
    });
  return [
    caption(sheet.title),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: textWidth(wide), type: WidthType.DXA },
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

function cell(text: string, size: number, head: boolean): Paragraph {
  const number = /^[\d,.%–-]+$/.test(text);
  return new Paragraph({
    alignment: number ? AlignmentType.RIGHT : AlignmentType.LEFT,
    spacing: { line: size * 13, lineRule: "exact" },
    children: [
      new TextRun({ text, font: head ? FONT.heading : FONT.song, size, characterSpacing: 0 }),
    ],
  });
}

/** Columns share the width by what they hold: a long text has more, a short one what it needs. */
function widthsOf({ heads, rows }: Sheet, width: number): number[] {
  const weights = heads.map((head, at) => {
    const longest = Math.max(...rows.map((row) => [...(row[at] ?? "")].length), 1);
    return Math.min(24, Math.max([...head].length + 1, Math.ceil(Math.sqrt(longest * 6))));
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.floor((width * weight) / all));
}
