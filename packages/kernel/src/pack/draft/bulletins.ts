import { type BulletinNode, EVERY, FORMS, type TemplateNode } from "../../bulletin/node.ts";
import type { Tree } from "../source/tree.ts";
import { readActors } from "./actors.ts";
import type { Draft } from "./draft.ts";
import type { TypeNames } from "./fields.ts";
import { readReads } from "./reads.ts";
import type { Sheet, Words } from "./sheet.ts";
import { readOptionalText, readText } from "./text.ts";

/** Files of templates by path (`bulletins/daily.liquid`). */
export type Templates = ReadonlyMap<string, string>;

export function readBulletins(
  tree: Tree | undefined,
  templates: Templates,
  types: Pick<TypeNames, "cases" | "registers">,
  sheet: Sheet,
): Readonly<Record<string, Draft<BulletinNode>>> {
  return Object.fromEntries(
    sheet.named(tree, "bulletins").flatMap(([name, entry]) => {
      const words = sheet.words(entry.tree, "bulletin", name);
      if (words === undefined) return [];
      const of = readOf(words, types, sheet);
      if (of === undefined && !words.has("every") && !words.has("of")) {
        sheet.refuse("pack-word-missing", { word: "every / of", where: name }, words.mark);
      }
      const number = readOptionalText(words.get("number"), "number", sheet);
      const node: Draft<BulletinNode> = {
        name,
        text: readText(words.get("text"), "text", sheet),
        ...(of && { of }),
        every: words.one("every", EVERY) ?? "day",
        at: of === undefined ? readTime(words, sheet) : (words.written("at")?.source ?? ""),
        after: readAfter(words, sheet),
        by: readActors(words.list("by"), sheet),
        second: words.yes("second"),
        public: words.yes("public"),
        ...(number && { number }),
        head: words.yes("head"),
        ...readReads(words.get("reads"), name, sheet),
        templates: readTemplates(words, templates, sheet),
        as: words
          .list("as")
          .flatMap(({ source, mark }) =>
            (FORMS as readonly string[]).includes(source)
              ? [source as (typeof FORMS)[number]]
              : (sheet.unknown("pack-value", { word: "as", value: source }, source, FORMS, mark) ??
                []),
          ),
        mark: entry.mark,
      };
      return [[name, node] as const];
    }),
  );
}

/** What one paper is of: a case type or a register. */
function readOf(
  words: Words,
  { cases, registers }: Pick<TypeNames, "cases" | "registers">,
  sheet: Sheet,
): BulletinNode["of"] {
  const written = words.written("of");
  if (written === undefined) return undefined;
  const { source: name, mark } = written;
  if (cases.has(name)) return { kind: "case", name };
  if (registers.has(name)) return { kind: "register", name };
  const allowed = [...cases, ...registers];
  return sheet.unknown("pack-unknown", { kind: "case / register", name }, name, allowed, mark);
}

function readTime(words: Words, sheet: Sheet): string {
  const written = words.written("at");
  if (written === undefined) return "12:00";
  if (/^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(written.source)) return written.source;
  const values = { word: "at", value: written.source, near: "12:00", allowed: "00:00 – 23:59" };
  sheet.refuse("pack-value", values, written.mark);
  return "12:00";
}

/** `after: 12d`: whole days. */
function readAfter(words: Words, sheet: Sheet): number {
  const written = words.written("after");
  if (written === undefined) return 0;
  const [, days] = /^([1-9][0-9]{0,2})d$/.exec(written.source) ?? [];
  if (days !== undefined) return Number(days);
  const values = { word: "after", value: written.source, near: "–", allowed: "1d – 999d" };
  sheet.refuse("pack-value", values, written.mark);
  return 0;
}

/** `daily.liquid` is the Chinese text, `daily.en.liquid` beside it the English one. */
function readTemplates(
  words: Words,
  templates: Templates,
  sheet: Sheet,
): BulletinNode["templates"] {
  const written = words.written("template");
  const none: TemplateNode = { file: "", source: "" };
  if (written === undefined) return { zh: none, en: none };
  const [, stem] = /^([a-z0-9_-]+)\.liquid$/.exec(written.source) ?? [];
  if (stem === undefined) {
    sheet.refuse("pack-shape", { word: "template", wanted: "name.liquid" }, written.mark);
    return { zh: none, en: none };
  }
  const read = (file: string): TemplateNode => {
    const source = templates.get(file);
    if (source === undefined) sheet.refuse("pack-file-missing", { file }, written.mark);
    return { file, source: source ?? "" };
  };
  return { zh: read(`bulletins/${stem}.liquid`), en: read(`bulletins/${stem}.en.liquid`) };
}
