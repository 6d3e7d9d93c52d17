import type { Table } from "../cel/type.ts";
import type { Sheet } from "../draft/sheet.ts";
import type { CaseNode, DeskNode, FieldNode, Mark } from "../node.ts";
import { pathsIn, pathType } from "../scope/path.ts";
import { rootTable } from "../scope/root.ts";
import { casesOf, type Subject } from "./subject.ts";

/** PR-11: contact data is always sealed, and somebody may look at every sealed field. */
export function everySealKept(subject: Subject, sheet: Sheet): void {
  const { cases, registers } = subject.pack;
  for (const { fields } of [...Object.values(cases), ...Object.values(registers)]) {
    for (const field of Object.values(fields)) checkSeal(field, sheet);
  }
}

function checkSeal({ name, kind, seal, value, mark }: FieldNode, sheet: Sheet): void {
  if (seal === undefined) {
    if (kind === "contact") sheet.refuse("pack-seal-missing", { field: name }, mark);
    return;
  }
  const looks = seal.some((actor) => actor.kind === "role" || actor.kind === "field");
  if (!looks) sheet.refuse("pack-seal-nobody", { field: name }, mark);
  if (value !== undefined) sheet.refuse("pack-seal-value", { field: name }, mark);
}

/** PR-12: messages, public pages and desks name only what is there, and nothing sealed. */
export function everyTextOpen(subject: Subject, sheet: Sheet): void {
  for (const node of casesOf(subject)) {
    const root = rootTable(node.name, subject.tables);
    for (const action of Object.values(node.actions)) {
      for (const { text, mark = action.mark } of action.tell) {
        checkPaths(pathsIn(`${text.zh} ${text.en}`), `${action.name}.tell`, root, mark, sheet);
      }
    }
    checkPaths(node.public?.show ?? [], `${node.name}.public`, root, publicMark(node), sheet);
  }
  for (const desk of Object.values(subject.pack.desks)) checkDesk(desk, subject, sheet);
}

function publicMark(node: CaseNode): Mark {
  return node.public?.when.mark ?? node.mark;
}

function checkPaths(
  paths: readonly string[],
  where: string,
  root: Table,
  mark: Mark,
  sheet: Sheet,
): void {
  for (const path of new Set(paths)) {
    const found = pathType(root, path);
    if ("lost" in found) {
      sheet.unknown("pack-text-path", { where, name: path }, found.lost, found.allowed, mark);
    } else if (found.type.is === "opaque" && found.type.name === "sealed") {
      sheet.refuse("pack-text-sealed", { where, name: path }, mark);
    }
  }
}

function checkDesk(desk: DeskNode, subject: Subject, sheet: Sheet): void {
  const mark = desk.mark ?? { file: "pack.yaml", line: 1 };
  const node = subject.pack.cases[desk.of];
  if (node === undefined) return;
  const root = rootTable(desk.of, subject.tables);
  const says = pathsIn(`${desk.says?.zh ?? ""} ${desk.says?.en ?? ""}`);
  for (const name of new Set(says)) {
    if (desk.count[name] !== undefined) continue;
    sheet.refuse("pack-desk-count", { desk: desk.name, name }, mark);
  }
  const told = [desk.receipt, desk.script].flatMap((text) =>
    pathsIn(`${text?.zh ?? ""} ${text?.en ?? ""}`),
  );
  const sort = desk.sort === undefined ? [] : [desk.sort.replace(/^-/, "")];
  checkPaths([...desk.columns, ...sort, ...told], `desks.${desk.name}`, root, mark, sheet);
  const verbs = [...desk.verbs, ...Object.values(desk.calls)];
  for (const verb of verbs) checkVerb(verb, desk, node, subject, mark, sheet);
}

function checkVerb(
  verb: string,
  desk: DeskNode,
  node: CaseNode,
  { pack }: Subject,
  mark: Mark,
  sheet: Sheet,
): void {
  const [type, name] = verb.includes(".")
    ? (verb.split(".") as [string, string])
    : [node.name, verb];
  const actions = pack.cases[type]?.actions ?? {};
  const action = actions[name];
  if (action === undefined) {
    sheet.unknown("pack-unknown", { kind: "action", name: verb }, name, Object.keys(actions), mark);
    return;
  }
  const may = action.by.some(
    ({ kind, role }) => kind === "field" || (role !== undefined && desk.for.includes(role)),
  );
  if (may) return;
  sheet.refuse("pack-desk-verb", { desk: desk.name, verb, for: desk.for.join(", ") }, mark);
}
