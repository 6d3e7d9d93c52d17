import { strFromU8, unzipSync } from "fflate";

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
