import type { BulletinListNode, BulletinNode } from "../../bulletin/node.ts";
import type { Sheet } from "../draft/sheet.ts";
import { ALWAYS_SHOWN } from "../draft/words.ts";
import type { Pack } from "../node.ts";

/** Papers of a case are issued by an action of it, papers of an entry list what hangs on it, public ones tell nothing more than the public pages. */
export function everyPaperFits(pack: Pack, sheet: Sheet): void {
  for (const node of Object.values(pack.cases)) {
    for (const action of Object.values(node.actions)) {
      for (const bulletin of action.issue) {
        const of = pack.bulletins[bulletin]?.of;
        if (pack.bulletins[bulletin] === undefined || of?.name === node.name) continue;
        const values = { action: action.name, bulletin, case: node.name };
        sheet.refuse("paper-issue-of", values, action.mark);
      }
    }
  }
  for (const bulletin of Object.values(pack.bulletins)) checkPaper(bulletin, pack, sheet);
}

function checkPaper(bulletin: BulletinNode, pack: Pack, sheet: Sheet): void {
  const { name, of, mark, number } = bulletin;
  if (number !== undefined && !isNumbering(number.zh, number.en)) {
    const values = { pattern: `${number.zh} | ${number.en}`, example: "{year} {number}" };
    sheet.refuse("paper-number", values, mark);
  }
  checkBy(bulletin, sheet);
  if (of?.kind === "case") checkOfCase(bulletin, of.name, pack, sheet);
  if (of?.kind === "register") checkOfEntry(bulletin, of.name, pack, sheet);
  if (!bulletin.public || of?.kind === "case") return;
  for (const list of Object.values(bulletin.lists)) checkPublic(name, list, pack, sheet);
}

function isNumbering(...texts: readonly string[]): boolean {
  return texts.every((text) => {
    const blanks = [...text.matchAll(/\{(\w*)\}/g)].map(([, blank]) => blank);
    return blanks.sort().join() === "number,year";
  });
}

/** People publish: roles, in a paper of a case also bound to it. */
function checkBy({ name, of, by, mark }: BulletinNode, sheet: Sheet): void {
  for (const actor of by) {
    const person = actor.kind === "role" || (actor.kind === "field" && of?.kind === "case");
    const plain = actor.at === undefined && actor.if === undefined;
    if (person && (plain || of?.kind === "case")) continue;
    const wanted = of?.kind === "case" ? "role, role@lead, role@area, @field" : "role";
    const values = { bulletin: name, actor: actor.source, wanted };
    sheet.refuse("paper-by", values, actor.mark ?? mark);
  }
}

function checkOfCase(
  { name, figures, lists, tallies, public: open, mark }: BulletinNode,
  type: string,
  { cases }: Pack,
  sheet: Sheet,
): void {
  const reads = [...figures, ...Object.keys(lists), ...Object.keys(tallies)];
  if (reads.length > 0) sheet.refuse("paper-reads", { bulletin: name }, mark);
  if (open) sheet.refuse("paper-public-case", { bulletin: name }, mark);
  const actions = Object.values(cases[type]?.actions ?? {});
  if (actions.some(({ issue }) => issue.includes(name))) return;
  sheet.refuse("paper-unissued", { bulletin: name, case: type }, mark);
}

function checkOfEntry(
  { name, at, lists, mark }: BulletinNode,
  register: string,
  { registers, cases }: Pack,
  sheet: Sheet,
): void {
  const dates = Object.values(registers[register]?.fields ?? {})
    .filter(({ kind, many }) => kind === "date" && !many)
    .map((field) => field.name);
  if (!dates.includes(at)) {
    const values = { bulletin: name, register, allowed: dates.join(", ") || "–" };
    sheet.refuse("paper-day", values, mark);
  }
  for (const list of Object.values(lists)) {
    const fields = Object.values(cases[list.from]?.fields ?? {});
    const found = fields
      .filter(({ kind, of }) => kind === "register" && of === register)
      .map((field) => field.name);
    if (found.length === 1 || cases[list.from] === undefined) continue;
    const values = { bulletin: name, case: list.from, register, found: found.join(", ") || "–" };
    sheet.refuse("paper-hang", values, list.mark);
  }
}

function checkPublic(
  bulletin: string,
  { from, show, mark }: BulletinListNode,
  { cases }: Pack,
  sheet: Sheet,
): void {
  const shown = cases[from]?.public?.show ?? [];
  for (const name of show) {
    if (ALWAYS_SHOWN.has(name) || shown.includes(name)) continue;
    const values = { bulletin, name, case: from, allowed: [...ALWAYS_SHOWN, ...shown].join(", ") };
    sheet.refuse("paper-public", values, mark);
  }
}
