/** One part of a paper's text. */
export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  /** To whom it is addressed: stands at the margin. */
  | { readonly kind: "address"; readonly text: string }
  /** The rows of a list, or its counts by area or unit. */
  | { readonly kind: "table"; readonly list: string; readonly split: boolean }
  | { readonly kind: "figures" };

const HEADING = /^#\s*(.+)$/;
const ADDRESS = /^@\s*(.+)$/;
const TABLE = /^=\s*([a-z][a-z0-9_]*)( split)?$/;

/** Plain text with its few marks → parts; an unknown mark is a paragraph (BU-2). */
export function blocksOf(text: string): readonly Block[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line): Block => {
      const heading = HEADING.exec(line)?.[1];
      if (heading !== undefined) return { kind: "heading", text: heading };
      const address = ADDRESS.exec(line)?.[1];
      if (address !== undefined) return { kind: "address", text: address };
      const [, list, split] = TABLE.exec(line) ?? [];
      if (list === "figures") return { kind: "figures" };
      if (list !== undefined) return { kind: "table", list, split: split !== undefined };
      return { kind: "paragraph", text: line };
    });
}
