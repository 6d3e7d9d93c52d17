import { strFromU8, unzipSync } from "fflate";
import { readSheet } from "read-excel-file/node";

/** The text parts of an office document, read with bounds: nothing large, nothing outside. */
export function opened(raw: Uint8Array): Readonly<Record<string, string>> {
  const files = unzipSync(raw, {
    filter: ({ name, originalSize }) => {
      if (originalSize > 5_000_000 || name.includes("..") || name.startsWith("/")) {
        throw new Error(`${name} does not belong there`);
      }
      return name.endsWith(".xml") || name.endsWith(".rels");
    },
  });
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** What a text document says, its parts one after the other. */
export function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join("");
}

/** The rows of each sheet of a spreadsheet. */
export async function sheetsOf(raw: Buffer, count: number) {
  const sheets = [];
  for (let at = 1; at <= count; at += 1) sheets.push(await readSheet(raw, at));
  return sheets;
}
