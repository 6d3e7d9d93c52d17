import type { IPropertiesOptions, ISectionPropertiesOptions } from "docx";
import { PageOrientation } from "docx";

/**
 * Measures of an official paper by GB/T 9704-2012: A4, margins 37 / 35 / 28 / 26 mm, so that 22 lines of 28 characters of 三号 stand
 * in 156 × 225 mm. Units of the file: twentieths of a point; sizes of type: half points.
 */
const MM = 1440 / 25.4;
const MARGIN = {
  top: Math.round(37 * MM),
  bottom: Math.round(35 * MM),
  left: Math.round(28 * MM),
  right: Math.round(26 * MM),
  /** The page number stands 7 mm below the text. */
  footer: Math.round(23 * MM),
} as const;
const PAGE = { width: Math.round(210 * MM), height: Math.round(297 * MM) } as const;

/** 225 mm over 22 lines. Each line says so itself: a grid of the page would stretch the small type of tables and notes as well. */
export const LINE = Math.floor((225 * MM) / 22);
/** 三号 is 16 pt and 28 of them are 158 mm wide: each is set a quarter of a point closer. */
const CLOSER = -5;
export const CHARACTER = 16 * 20;

/** 二号, 三号, 四号, and the small type of tables and notes. */
export const SIZE = { title: 44, body: 32, page: 28, table: 24, wide: 18, note: 18 } as const;

const font = (eastAsia: string, latin = "Times New Roman") => ({
  ascii: latin,
  hAnsi: latin,
  cs: latin,
  eastAsia,
});

/** The faces that the standard names. Where a machine has none of them, it shows another; the last line of the paper says so. */
export const FONT = {
  title: font("方正小标宋简体"),
  body: font("仿宋_GB2312"),
  heading: font("黑体"),
  song: font("宋体", "宋体"),
} as const;

export const FONTS_SAID = {
  zh: "本件按 GB/T 9704-2012 版式编排：标题用方正小标宋简体二号，正文用仿宋_GB2312三号，小标题用黑体；打开的电脑没有这些字体时，以已装的宋体、仿宋类字体代替（如华文中宋、仿宋、Noto Serif CJK SC），每行字数可能略有出入。",
  en: "Set by GB/T 9704-2012: title in 方正小标宋简体 22 pt, text in 仿宋_GB2312 16 pt, headings in 黑体. A computer without these fonts shows others in their place (such as Noto Serif CJK SC), and lines may break elsewhere.",
} as const;

export const RED = "E60012";

/** A page upright, or lying for a table that is too wide. */
export function page(lying: boolean): ISectionPropertiesOptions {
  const { top, right, bottom, left, footer } = MARGIN;
  const upright = { top, right, bottom, left, footer, header: 0, gutter: 0 };
  return {
    page: {
      size: {
        ...PAGE,
        orientation: lying ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      // Turned a quarter to the left, so that bound sheets open with the head at the spine.
      margin: lying ? { ...upright, top: left, right: top, bottom: right, left: bottom } : upright,
    },
  };
}

/** Width of the text, twips. */
export function textWidth(lying: boolean): number {
  return lying ? PAGE.height - MARGIN.top - MARGIN.bottom : PAGE.width - MARGIN.left - MARGIN.right;
}

/** What holds for the whole file. */
export const STYLES: IPropertiesOptions["styles"] = {
  default: {
    document: {
      run: { font: FONT.body, size: SIZE.body, characterSpacing: CLOSER },
      paragraph: { spacing: { line: LINE, lineRule: "exact", before: 0, after: 0 } },
    },
  },
};
