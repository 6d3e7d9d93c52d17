import { HEADINGS, PART } from "../../bulletin/facts.ts";
import { parseTemplate, pathsOf } from "../../bulletin/liquid.ts";
import type { BulletinListNode, BulletinNode, TemplateNode } from "../../bulletin/node.ts";
import { type Given, strayOf } from "../../bulletin/template-names.ts";
import type { Table } from "../cel/type.ts";
import type { Sheet } from "../draft/sheet.ts";
import type { Mark } from "../node.ts";
import { pathType } from "../scope/path.ts";
import { entryRootTable, rootTable } from "../scope/root.ts";
import { everyPaperFits } from "./papers.ts";
import type { Subject } from "./subject.ts";

/** PR-16: lists show what is there and nothing sealed, a template names only what its bulletin reads, and every paper is drawn up by somebody. */
export function everyBulletinReadable(subject: Subject, sheet: Sheet): void {
  everyPaperFits(subject.pack, sheet);
  for (const bulletin of Object.values(subject.pack.bulletins)) {
    for (const list of Object.values(bulletin.lists)) checkList(bulletin, list, subject, sheet);
    for (const template of Object.values(bulletin.templates)) {
      checkTemplate(bulletin, template, subject, sheet);
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
  bulletin: BulletinNode,
  { file, source }: TemplateNode,
  subject: Subject,
  sheet: Sheet,
): void {
  const mark = { file, line: 1 };
  const parsed = parseTemplate(source);
  if ("problem" in parsed) {
    sheet.refuse("pack-template", { file, problem: parsed.problem }, mark);
    return;
  }
  const given = givenTo(bulletin);
  const root = rootOf(bulletin, subject);
  for (const path of pathsOf(parsed.templates)) {
    if (path[0] === "of" && root !== undefined) {
      checkOf(path.slice(1).join("."), root, mark, sheet);
      continue;
    }
    const stray = strayOf(path, given);
    if (stray === undefined) continue;
    const allowed = stray.allowed.join(", ") || "–";
    sheet.refuse("pack-template-name", { file, name: stray.name, allowed }, mark);
  }
}

/** A paper of one case or entry has no number before it is published, so its text cannot say it. */
function givenTo({ of, figures, lists, tallies }: BulletinNode): Given {
  const headings = of === undefined ? HEADINGS : HEADINGS.filter((name) => name !== "number");
  const shown = Object.entries(lists).map(([name, { show }]) => [name, show] as const);
  const parts = Object.entries(tallies).map(([name, tally]) => [name, [PART, ...tally.figures]]);
  return {
    plain: of?.kind === "case" ? headings : [...headings, "flags"],
    figures,
    lists: Object.fromEntries([...shown, ...parts]),
  };
}

/** The names that `of.` goes on with; undefined in the reading of a period. */
function rootOf({ of }: BulletinNode, { tables, pack }: Subject): Table | undefined {
  if (of === undefined) return undefined;
  if (of.kind === "register") return entryRootTable(of.name, tables);
  return pack.cases[of.name] === undefined ? undefined : rootTable(of.name, tables);
}

function checkOf(path: string, root: Table, mark: Mark, sheet: Sheet): void {
  const where = "of";
  const found = pathType(root, path);
  if ("lost" in found) {
    sheet.unknown("pack-text-path", { where, name: path }, found.lost, found.allowed, mark);
  } else if (found.type.is === "opaque" && found.type.name === "sealed") {
    sheet.refuse("pack-text-sealed", { where, name: path }, mark);
  }
}
