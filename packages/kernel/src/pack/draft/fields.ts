import type { FieldKind, FieldNode } from "../node.ts";
import type { Tree } from "../source/tree.ts";
import { readActors } from "./actors.ts";
import type { Draft, Written } from "./draft.ts";
import type { Sheet, Words } from "./sheet.ts";
import { readText } from "./text.ts";
import { FIELD_TYPES, LATER_TYPES } from "./words.ts";

/** Names that `is` may say beside the built-in types. */
export interface TypeNames {
  readonly choices: ReadonlySet<string>;
  readonly registers: ReadonlySet<string>;
  readonly cases: ReadonlySet<string>;
}

/** Words of CEL and names that stand everywhere: no field may take them. */
const EVERYWHERE = [
  ..."setting form me it now today new any none".split(" "),
  ..."true false null in as break const continue else for function if import let loop package".split(
    " ",
  ),
  ..."namespace return var void while string bool int uint double map list bytes type".split(" "),
  ..."null_type optional cel google dyn constructor prototype size has days hour hours after limit sum rank upper duty figures".split(
    " ",
  ),
];

/** Names that no field of a case may take, since every expression over a case already sees them. */
const OF_CASE: ReadonlySet<string> = new Set([
  ..."state number opened ended ended_at lead area parent callers this past clock links".split(" "),
  ...EVERYWHERE,
]);

/** Names that no field of a register may take: what every entry has, and what its page and lists call their own. */
export const OF_ENTRY: ReadonlySet<string> = new Set([
  ..."ended entered changed this links".split(" "),
  ...EVERYWHERE,
]);

export function readFields(
  tree: Tree | undefined,
  types: TypeNames,
  sheet: Sheet,
  taken: ReadonlySet<string> = OF_CASE,
): Readonly<Record<string, Draft<FieldNode>>> {
  return Object.fromEntries(
    sheet.named(tree, "fields").flatMap(([name, entry]) => {
      if (taken.has(name)) sheet.refuse("pack-name-taken", { name }, entry.mark);
      const words = sheet.words(entry.tree, "field", name);
      if (words === undefined) return [];
      // A field with a fault is kept, so that its name is not called unknown as well.
      const type = readKind(words, types, name, sheet) ?? { kind: "text" };
      const value = words.written("value");
      const propose = words.written("propose");
      const where = words.written("where");
      noStrayWords(words, type.kind, sheet);
      const node: Draft<FieldNode> = {
        name,
        text: readText(words.get("text"), "text", sheet),
        ...type,
        many: words.yes("many"),
        ...(value && { value }),
        ...(propose && { propose }),
        ...(where && { where }),
        ...(words.has("seal") && { seal: readActors(words.list("seal"), sheet) }),
        mark: entry.mark,
      };
      return [[name, node] as const];
    }),
  );
}

/** A checklist says `of` which register its items are. */
function readKind(words: Words, types: TypeNames, name: string, sheet: Sheet) {
  const type = readType(words.written("is"), types, name, sheet);
  if (type?.kind !== "checklist") return type;
  const of = words.written("of");
  if (of === undefined) {
    return sheet.refuse("pack-word-missing", { word: "of", where: name }, words.mark);
  }
  if (types.registers.has(of.source)) return { ...type, of: of.source };
  const values = { kind: "register", name: of.source };
  return sheet.unknown("pack-unknown", values, of.source, types.registers, of.mark);
}

/** `of`, `where` and `no` speak of checklists alone. */
function noStrayWords(words: Words, kind: FieldKind, sheet: Sheet): void {
  if (kind === "checklist") return;
  for (const word of ["of", "where", "no"]) {
    if (!words.has(word)) continue;
    sheet.refuse("pack-shape", { word, wanted: "is: checklist" }, words.mark);
  }
}

function readType(
  is: Written | undefined,
  types: TypeNames,
  where: string,
  sheet: Sheet,
): { kind: FieldKind; of?: string } | undefined {
  if (is === undefined) return undefined;
  const { source, mark } = is;
  if ((FIELD_TYPES as readonly string[]).includes(source)) return { kind: source as FieldKind };
  if (LATER_TYPES.includes(source)) {
    return sheet.refuse("pack-word-later", { word: source, where }, mark);
  }
  if (types.choices.has(source)) return { kind: "choice", of: source };
  if (types.registers.has(source)) return { kind: "register", of: source };
  if (types.cases.has(source)) return { kind: "case", of: source };
  const all = [...FIELD_TYPES, ...types.choices, ...types.registers, ...types.cases];
  return sheet.unknown("pack-type-unknown", { type: source }, source, all, mark);
}
