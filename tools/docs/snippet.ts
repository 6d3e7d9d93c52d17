import { readText } from "../gates/tree.ts";

/** A fenced block of a page. */
export interface Snippet {
  /** `docs/develop.md:12`, the line of the fence. */
  readonly place: string;
  readonly language: string;
  readonly text: string;
}

/** @param page path from the root */
export function snippetsOf(page: string): readonly Snippet[] {
  const found: Snippet[] = [];
  const lines = readText(page).split("\n");
  let open: { line: number; language: string } | undefined;
  lines.forEach((line, index) => {
    if (!line.startsWith("```")) return;
    if (open === undefined) {
      open = { line: index, language: line.slice(3).trim() };
      return;
    }
    const text = lines.slice(open.line + 1, index).join("\n");
    found.push({ place: `${page}:${open.line + 1}`, language: open.language, text });
    open = undefined;
  });
  return found;
}
