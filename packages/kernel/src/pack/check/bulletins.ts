import { parseTemplate, pathsOf } from "../../bulletin/liquid.ts";
import type { BulletinListNode, BulletinNode, TemplateNode } from "../../bulletin/node.ts";
import { strayOf } from "../../bulletin/template-names.ts";
import type { Sheet } from "../draft/sheet.ts";
import { pathType } from "../scope/path.ts";
import { rootTable } from "../scope/root.ts";
import type { Subject } from "./subject.ts";

/** PR-16: lists show what is there and nothing sealed, and a template names only what its bulletin reads. */
export function everyBulletinReadable(subject: Subject, sheet: Sheet): void {
  for (const bulletin of Object.values(subject.pack.bulletins)) {
    for (const list of Object.values(bulletin.lists)) checkList(bulletin, list, subject, sheet);
    for (const template of Object.values(bulletin.templates)) {
      checkTemplate(bulletin, template, sheet);
    }
  }
}

function checkList(
  bulletin: BulletinNode,
  list: BulletinListNode,
  { pack, tables }: Subject,
  sheet: Sheet,
): void {
  if (pack.cases[list.from] === undefined) return;
  const root = rootTable(list.from, tables);
  const where = `${bulletin.name}.${list.name}`;
  for (const path of new Set(list.show)) {
    const found = pathType(root, path);
    if ("lost" in found) {
      const values = { where, name: path };
      sheet.unknown("pack-text-path", values, found.lost, found.allowed, list.mark);
    } else if (found.type.is === "opaque" && found.type.name === "sealed") {
      sheet.refuse("pack-text-sealed", { where, name: path }, list.mark);
    }
  }
}

function checkTemplate(
  { figures, lists }: BulletinNode,
  { file, source }: TemplateNode,
  sheet: Sheet,
): void {
  const mark = { file, line: 1 };
  const parsed = parseTemplate(source);
  if ("problem" in parsed) {
    sheet.refuse("pack-template", { file, problem: parsed.problem }, mark);
    return;
  }
  const shown = Object.entries(lists).map(([name, { show }]) => [name, show] as const);
  const given = { figures, lists: Object.fromEntries(shown) };
  for (const path of pathsOf(parsed.templates)) {
    const stray = strayOf(path, given);
    if (stray === undefined) continue;
    const allowed = stray.allowed.join(", ") || "–";
    sheet.refuse("pack-template-name", { file, name: stray.name, allowed }, mark);
  }
}
