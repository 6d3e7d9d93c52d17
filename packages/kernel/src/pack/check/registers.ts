import { requiredFields } from "../../register/required.ts";
import type { Draft } from "../draft/draft.ts";
import type { PackDraft } from "../draft/read-nodes.ts";
import type { Sheet } from "../draft/sheet.ts";
import type {
  ActionNode,
  AnswersNode,
  FieldNode,
  ItemsNode,
  MakeEntryNode,
  Mark,
  Pack,
  RegisterNode,
} from "../node.ts";
import { casesOf, type Subject } from "./subject.ts";

const HERE: Mark = { file: "pack.yaml", line: 1 };

/** What may be unique: short values that are said in one way only. */
const OF_KEYS: ReadonlySet<string> = new Set(
  "text number whole date choice area unit person register".split(" "),
);

/** A register's own words fit its fields (PK-6). */
export function checkRegister(register: Draft<RegisterNode>, pack: PackDraft, sheet: Sheet): void {
  const mark = register.mark ?? HERE;
  for (const name of register.key) {
    const field = register.fields[name];
    if (field === undefined || (OF_KEYS.has(field.kind) && !field.many)) continue;
    sheet.refuse("pack-shape", { word: "key", wanted: [...OF_KEYS].join(" / ") }, field.mark);
  }
  for (const actor of register.by) {
    const { source, kind, at } = actor;
    if (at === "lead" && register.fields["lead"]?.kind !== "unit") {
      sheet.refuse("pack-shape", { word: source, wanted: "role@unit" }, actor.mark ?? mark);
    }
    if (kind !== "citizen" && kind !== "clock") continue;
    sheet.refuse(
      "pack-register-actor",
      { register: register.name, actor: source },
      actor.mark ?? mark,
    );
  }
  checkTree(register, sheet);
  if (register.asks !== undefined) checkText(register, register.asks, mark, sheet);
  if (register.items !== undefined) checkItems(register.items, register, sheet);
  if (register.answers !== undefined) checkAnswers(register.answers, register, pack, sheet);
}

/** A field that is said as it stands. */
export function checkText(
  register: Draft<RegisterNode>,
  name: string,
  mark: Mark,
  sheet: Sheet,
): void {
  const field = register.fields[name];
  if (field === undefined) {
    const allowed = Object.keys(register.fields);
    sheet.unknown("pack-unknown", { kind: "field", name }, name, allowed, mark);
  } else if (field.kind !== "text" || field.many) {
    sheet.refuse("pack-shape", { word: name, wanted: "text" }, field.mark);
  }
}

/** An item asks by a text; what it wants shown is said by a `yes`. */
function checkItems(items: ItemsNode, register: Draft<RegisterNode>, sheet: Sheet): void {
  const mark = items.mark ?? register.mark ?? HERE;
  checkText(register, items.ask, mark, sheet);
  for (const name of [items.photo, items.number]) {
    if (name === undefined) continue;
    const field = register.fields[name];
    if (field === undefined) {
      const allowed = Object.keys(register.fields);
      sheet.unknown("pack-unknown", { kind: "field", name }, name, allowed, mark);
    } else if (field.kind !== "yes" || field.many) {
      sheet.refuse("pack-shape", { word: name, wanted: "yes" }, field.mark);
    }
  }
}

/** An entry hangs under one other entry; of two ways up none would be the one. */
function checkTree(register: Draft<RegisterNode>, sheet: Sheet): void {
  const up = Object.values(register.fields).filter(
    ({ kind, of, many }) => kind === "register" && of === register.name && !many,
  );
  const [first, second] = up;
  if (first === undefined || second === undefined) return;
  const values = { register: register.name, first: first.name, second: second.name };
  sheet.refuse("pack-register-tree", values, second.mark);
}

function checkAnswers(
  { topic, area, unit, mark = HERE }: AnswersNode,
  register: Draft<RegisterNode>,
  pack: PackDraft,
  sheet: Sheet,
): void {
  const want = (name: string, kinds: readonly FieldNode["kind"][]) => {
    const field = register.fields[name];
    if (field === undefined) {
      const allowed = Object.keys(register.fields);
      sheet.unknown("pack-unknown", { kind: "field", name }, name, allowed, mark);
    } else if (!kinds.includes(field.kind) || field.many) {
      sheet.refuse("pack-shape", { word: name, wanted: kinds.join(" / ") }, field.mark);
    }
    return field;
  };
  const topics = want(topic, ["register", "choice", "text"]);
  if (area !== undefined) want(area, ["area", "place"]);
  want(unit, ["unit"]);
  const tree = topics?.kind === "register" ? pack.registers[topics.of ?? ""] : undefined;
  if (tree !== undefined && tree.key.length === 0) {
    sheet.refuse("pack-register-topic", { register: tree.name }, mark);
  }
}

/** PR-9: an entry that is made may be entered by `self` and is given what it cannot be without. */
export function everyEntryFits(subject: Subject, sheet: Sheet): void {
  for (const node of casesOf(subject)) {
    for (const action of Object.values(node.actions)) {
      for (const making of action.makeEntry) checkMake(making, action, subject.pack, sheet);
    }
  }
}

function checkMake(making: MakeEntryNode, action: ActionNode, pack: Pack, sheet: Sheet): void {
  const mark = making.mark ?? action.mark;
  const register = pack.registers[making.register];
  if (register === undefined) return;
  const make = making.register;
  if (!register.by.some(({ kind }) => kind === "self")) {
    sheet.refuse("pack-make-self", { make }, mark);
  }
  for (const field of requiredFields(register)) {
    if (Object.hasOwn(making.with, field)) continue;
    sheet.refuse("pack-make-unfilled", { make, field }, mark);
  }
}
