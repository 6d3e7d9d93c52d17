import type { Language } from "@xinlian/kernel";
import type { PaperView } from "@xinlian/wire";
import {
  Document,
  type ISectionOptions,
  Packer,
  type Paragraph,
  SectionType,
  type Table,
} from "docx";
import { paperSaid } from "../paper-said.ts";
import { FONTS_SAID, page, STYLES } from "./layout.ts";
import {
  address,
  blank,
  centred,
  heading,
  imprint,
  note,
  numbered,
  pageNumber,
  prose,
  redHead,
  signed,
  title,
} from "./paragraphs.ts";
import { isWide, sheetOf } from "./table.ts";

type Part = Paragraph | Table;

const LINES = { heading, address, paragraph: prose } as const;

/**
 * A paper in official layout (GB/T 9704). It says the same text and figures as the page.
 * @param mark who took it and when; in the small type at the end and among the file's properties
 */
export async function paperDocx(
  paper: PaperView,
  language: Language,
  mark: string,
): Promise<Buffer> {
  const said = paperSaid(paper, language);
  const sections = sectionsOf(paper, language);
  const last = sections.at(-1);
  const end = [
    blank(true),
    signed(said.issuer),
    signed(said.day),
    centred(said.unsealed),
    imprint(said.issuer, said.printed),
    note(FONTS_SAID[language]),
    note(mark),
  ];
  if (last === undefined || last.lying) sections.push({ lying: false, parts: end });
  else last.parts.push(...end);
  const file = new Document({
    title: said.title,
    subject: said.issue,
    creator: said.issuer,
    description: mark,
    lastModifiedBy: said.issuer,
    evenAndOddHeaderAndFooters: true,
    styles: STYLES ?? {},
    sections: sections.map(
      ({ lying, parts }): ISectionOptions => ({
        properties: { ...page(lying), type: SectionType.NEXT_PAGE },
        footers: { default: pageNumber(true), even: pageNumber(false) },
        children: parts,
      }),
    ),
  });
  return Packer.toBuffer(file);
}

/** The paper's parts by how their pages lie: a wide table has lying pages of its own. */
function sectionsOf(
  paper: PaperView,
  language: Language,
): { readonly lying: boolean; readonly parts: Part[] }[] {
  const said = paperSaid(paper, language);
  const head: Part[] = [
    ...(paper.head ? [redHead(said.issuer)] : []),
    numbered(said.issue, paper.head),
    blank(),
    title(said.title),
    ...said.marks.map(centred),
    blank(),
  ];
  const sections = [{ lying: false, parts: head }];
  const put = (lying: boolean, parts: readonly Part[]): void => {
    const last = sections.at(-1);
    if (last?.lying === lying) last.parts.push(...parts);
    else sections.push({ lying, parts: [...parts] });
  };
  for (const part of said.parts) {
    if (part.kind === "table") put(isWide(part.sheet), sheetOf(part.sheet));
    else put(false, [LINES[part.kind](part.text)]);
  }
  put(
    false,
    said.notes.map((text) => note(text, true)),
  );
  return sections;
}
