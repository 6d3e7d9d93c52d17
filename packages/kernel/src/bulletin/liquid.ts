import { Liquid, type Template } from "liquidjs";

/** What a template may do (BU-1). Nothing that includes files, reads a clock or leaves values unescaped. */
const TAGS = new Set([
  "assign",
  "break",
  "capture",
  "case",
  "comment",
  "continue",
  "for",
  "if",
  "raw",
  "unless",
  "#",
]);
const FILTERS = new Set([
  "abs",
  "append",
  "at_least",
  "at_most",
  "divided_by",
  "first",
  "join",
  "last",
  "map",
  "minus",
  "modulo",
  "plus",
  "prepend",
  "round",
  "size",
  "times",
  "where",
]);

/** Characters of a template, milliseconds of one rendering, and memory as the library counts it. */
const LIMITS = { parseLimit: 32_768, renderLimit: 2_000, memoryLimit: 2_000_000 };

const LIQUID = build();

function build(): Liquid {
  const liquid = new Liquid({
    ...LIMITS,
    strictFilters: true,
    ownPropertyOnly: true,
    templates: {},
    outputEscape: oneLine,
  });
  for (const name of Object.keys(liquid.tags)) if (!TAGS.has(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) {
    if (!FILTERS.has(name)) delete liquid.filters[name];
  }
  return liquid;
}

/** A value as it goes into a text: one line that begins no mark (BU-2). */
export function oneLine(value: unknown): string {
  const text = String(value ?? "")
    .replace(/\s+/g, " ")
    .trim();
  return text.replace(/^#/, "＃").replace(/^=/, "＝").replace(/^@/, "＠");
}

/** A template that was read, or why not. */
export type ParsedTemplate = { readonly templates: Template[] } | { readonly problem: string };

export function parseTemplate(source: string): ParsedTemplate {
  try {
    return { templates: LIQUID.parse(source) };
  } catch (error) {
    return { problem: firstLine(error) };
  }
}

/** Names a template reads from outside, as paths: `figures.received.value`. */
export function pathsOf(templates: Template[]): readonly (readonly string[])[] {
  return LIQUID.globalVariableSegmentsSync(templates).map((segments) =>
    segments.map((segment) => (Array.isArray(segment) ? "" : String(segment))),
  );
}

/** The paths after `of.` that a template reads: of a case or an entry. A template that cannot be read names none. */
export function ofPaths(source: string): readonly string[] {
  const parsed = parseTemplate(source);
  if ("problem" in parsed) return [];
  const paths = pathsOf(parsed.templates).filter(([first, second]) => first === "of" && second);
  return [...new Set(paths.map((path) => path.slice(1).join(".")))];
}

/** The text of a template with its facts; what takes too long or too much is told. */
export function renderTemplate(
  source: string,
  facts: object,
): { readonly text: string } | { readonly problem: string } {
  const parsed = parseTemplate(source);
  if ("problem" in parsed) return parsed;
  try {
    return { text: String(LIQUID.renderSync(parsed.templates, facts)) };
  } catch (error) {
    return { problem: firstLine(error) };
  }
}

function firstLine(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
}
