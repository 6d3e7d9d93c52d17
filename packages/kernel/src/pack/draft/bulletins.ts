import {
  type BulletinListNode,
  type BulletinNode,
  EVERY,
  FORMS,
  type TemplateNode,
} from "../../bulletin/node.ts";
import type { Tree } from "../source/tree.ts";
import type { Draft } from "./draft.ts";
import type { Sheet, Words } from "./sheet.ts";
import { readText } from "./text.ts";

/** Files of templates by path (`bulletins/daily.liquid`). */
export type Templates = ReadonlyMap<string, string>;

/** Rows that a bulletin lists when it does not say how many. */
const TOP = 20;
const MOST = 200;

export function readBulletins(
  tree: Tree | undefined,
  templates: Templates,
  sheet: Sheet,
): Readonly<Record<string, Draft<BulletinNode>>> {
  return Object.fromEntries(
    sheet.named(tree, "bulletins").flatMap(([name, entry]) => {
      const words = sheet.words(entry.tree, "bulletin", name);
      if (words === undefined) return [];
      const node: Draft<BulletinNode> = {
        name,
        text: readText(words.get("text"), "text", sheet),
        every: words.one("every", EVERY) ?? "day",
        at: readTime(words, sheet),
        by: words.list("by").map(({ source }) => source),
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

function readTime(words: Words, sheet: Sheet): string {
  const written = words.written("at");
  if (written === undefined) return "12:00";
  if (/^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(written.source)) return written.source;
  const values = { word: "at", value: written.source, near: "12:00", allowed: "00:00 – 23:59" };
  sheet.refuse("pack-value", values, written.mark);
  return "12:00";
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

function readReads(
  tree: Tree | undefined,
  where: string,
  sheet: Sheet,
): Pick<Draft<BulletinNode>, "figures" | "lists"> {
  const figures: string[] = [];
  const lists: Record<string, Draft<BulletinListNode>> = {};
  for (const [name, entry] of sheet.named(tree, "reads")) {
    if (name === "figures") {
      figures.push(...sheet.list(entry.tree, name).map(({ source }) => source));
      continue;
    }
    const words = sheet.words(entry.tree, "list", `${where}.${name}`);
    if (words === undefined) continue;
    const [condition, sort] = [words.written("where"), words.written("sort")];
    const split = words.one("split", ["area", "lead"] as const);
    lists[name] = {
      name,
      text: readText(words.get("text"), "text", sheet),
      from: words.written("from")?.source ?? "",
      ...(condition && { where: condition }),
      ...(sort && {
        sort: {
          by: { source: sort.source.replace(/^-/, ""), mark: sort.mark },
          down: sort.source.startsWith("-"),
        },
      }),
      ...(split && { split }),
      top: readTop(words, sheet),
      show: words.list("show").map(({ source }) => source),
      mark: entry.mark,
    };
  }
  return { figures, lists };
}

function readTop(words: Words, sheet: Sheet): number {
  const written = words.written("top");
  if (written === undefined) return TOP;
  const top = Number(written.source);
  if (Number.isInteger(top) && top > 0 && top <= MOST) return top;
  const values = { word: "top", value: written.source, near: "–", allowed: `1 – ${MOST}` };
  sheet.refuse("pack-value", values, written.mark);
  return TOP;
}
