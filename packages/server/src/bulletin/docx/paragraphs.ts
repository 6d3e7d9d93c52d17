import {
  AlignmentType,
  BorderStyle,
  Footer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TabStopType,
  TextRun,
} from "docx";
import { CHARACTER, FONT, LINE, RED, SIZE, textWidth } from "./layout.ts";

const CENTRED = { alignment: AlignmentType.CENTER } as const;
/** Points of the widest red head, and of the narrowest. */
const HEAD = { most: 48, least: 22 } as const;

/** An empty line. @param keep stands on the page of what follows */
export function blank(keep = false): Paragraph {
  return new Paragraph({ keepNext: keep, children: [] });
}

/** A paragraph of the text: two characters in. */
export function prose(text: string): Paragraph {
  return new Paragraph({
    indent: { firstLine: 2 * CHARACTER },
    alignment: AlignmentType.BOTH,
    children: [new TextRun(text)],
  });
}

/** To whom it is addressed: at the margin. */
export function address(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun(text)] });
}

/** 一、 … */
export function heading(text: string): Paragraph {
  return new Paragraph({
    keepNext: true,
    indent: { firstLine: 2 * CHARACTER },
    children: [new TextRun({ text, font: FONT.heading })],
  });
}

export function title(text: string): Paragraph {
  return new Paragraph({
    ...CENTRED,
    spacing: { line: 36 * 20, lineRule: "exact" },
    children: [new TextRun({ text, font: FONT.title, size: SIZE.title, characterSpacing: 0 })],
  });
}

/** The issuer's name in red, as large as the width allows. */
export function redHead(text: string): Paragraph {
  const points = Math.floor(textWidth(false) / 20 / Math.max(1, [...text].length));
  const size = Math.min(HEAD.most, Math.max(HEAD.least, points));
  return new Paragraph({
    ...CENTRED,
    spacing: { line: size * 26, lineRule: "exact", before: LINE, after: LINE },
    children: [
      new TextRun({ text, font: FONT.title, size: size * 2, color: RED, characterSpacing: 0 }),
    ],
  });
}

/** The document number; under a red head with the red line below it. */
export function numbered(text: string, red: boolean): Paragraph {
  const bottom = { style: BorderStyle.SINGLE, size: 18, color: RED, space: 8 };
  return new Paragraph({
    ...CENTRED,
    ...(red && { border: { bottom } }),
    children: [new TextRun(text)],
  });
}

/** A line in the middle, such as that the paper is a draft. */
export function centred(text: string): Paragraph {
  return new Paragraph({ ...CENTRED, children: [new TextRun(text)] });
}

/** Who signs and on which day: two characters from the right edge, and never without the end of the text. */
export function signed(text: string): Paragraph {
  return new Paragraph({
    keepNext: true,
    alignment: AlignmentType.RIGHT,
    indent: { right: 2 * CHARACTER },
    children: [new TextRun(text)],
  });
}

/** Small type below the text. @param keep stands on the page of what follows */
export function note(text: string, keep = false): Paragraph {
  return new Paragraph({
    keepNext: keep,
    keepLines: keep,
    spacing: { line: 14 * 20, lineRule: "exact", before: 60 },
    children: [new TextRun({ text, font: FONT.song, size: SIZE.note, characterSpacing: 0 })],
  });
}

/** 版记: who has it printed and when, between two thin lines. */
export function imprint(left: string, right: string): Paragraph {
  const line = { style: BorderStyle.SINGLE, size: 6, color: "000000", space: 4 };
  return new Paragraph({
    border: { top: line, bottom: line },
    tabStops: [{ type: TabStopType.RIGHT, position: textWidth(false) }],
    children: [new TextRun({ text: `　${left}\t${right}　`, size: SIZE.page })],
  });
}

/** `— 1 —` in 四号宋体, odd pages to the right, even ones to the left, one character from the edge. */
export function pageNumber(odd: boolean): Footer {
  const children: ParagraphChild[] = [
    new TextRun({
      children: ["— ", PageNumber.CURRENT, " —"],
      font: FONT.song,
      size: SIZE.page,
      characterSpacing: 0,
    }),
  ];
  const alignment = odd ? AlignmentType.RIGHT : AlignmentType.LEFT;
  const edge = 14 * 20;
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: odd ? { right: edge } : { left: edge },
        children,
      }),
    ],
  });
}
