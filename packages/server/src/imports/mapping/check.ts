import {
  type ActionNode,
  type CaseNode,
  type Fault,
  type FieldNode,
  fault,
  ok,
  type Pack,
  type Result,
} from "@xinlian/kernel";
import { columnsOf, type Mapping, type Rule } from "./mapping.ts";
import { Sheet } from "./sheet.ts";

/** A mapping that fits its pack: every field exists, every required one is mapped. */
export interface CheckedMapping extends Mapping {
  readonly pack: string;
  readonly node: CaseNode;
  readonly opening: ActionNode;
  readonly choices: Pack["choices"];
}

const PARTS: Readonly<Partial<Record<FieldNode["kind"], readonly string[]>>> = {
  contact: ["name", "phone", "address"],
  place: ["area", "address", "lng", "lat"],
};

/** Holds a mapping against the pack it names; what does not fit is told with its line. */
export function checkMapping(mapping: Mapping, pack: Pack): Result<CheckedMapping> {
  const sheet = new Sheet(mapping.file);
  const node = named(pack.cases, mapping.type, sheet);
  const opening = node && named(openings(node), mapping.action, sheet);
  if (node !== undefined && opening !== undefined) {
    checkFields(mapping, node, opening, sheet);
    checkChoices(mapping, node, pack, sheet);
    if (sheet.faults.length === 0) return ok({ ...mapping, node, opening, choices: pack.choices });
  }
  return broken(sheet.faults, mapping.file);
}

/** Holds a mapping against the header of a file, where the file has one. */
export function checkColumns(mapping: Mapping, columns: readonly string[] | null): Result<null> {
  if (columns === null) return ok(null);
  const sheet = new Sheet(mapping.file);
  const allowed = columns
    .filter((name) => name !== "")
    .join(", ")
    .slice(0, 400);
  const missing = (column: string, line: number) => {
    if (!columns.includes(column)) sheet.say("import-column-unknown", { column, allowed }, line);
  };
  missing(mapping.key, 1);
  for (const column of mapping.occurred?.columns ?? [])
    missing(column, mapping.occurred?.line ?? 1);
  for (const rule of mapping.fields.values()) {
    for (const column of columnsOf(rule)) missing(column, rule.line);
  }
  return sheet.faults.length === 0 ? ok(null) : broken(sheet.faults, mapping.file);
}

function broken(parts: readonly Fault[], file: string): Result<never> {
  return {
    ok: false,
    fault: { ...fault("import-map-broken", { count: parts.length }, file), parts },
  };
}

function openings(node: CaseNode): Readonly<Record<string, ActionNode>> {
  return Object.fromEntries(
    Object.entries(node.actions).filter(([, action]) => action.from === "new"),
  );
}

function named<T>(of: Readonly<Record<string, T>>, name: string, sheet: Sheet): T | undefined {
  if (Object.hasOwn(of, name)) return of[name];
  sheet.say("import-map-pack", { value: name, allowed: Object.keys(of).join(", ") || "–" }, 1);
  return undefined;
}

function checkFields(mapping: Mapping, node: CaseNode, opening: ActionNode, sheet: Sheet): void {
  const asked = new Map(opening.form.map((item) => [item.field, item]));
  const action = opening.name;
  for (const [field, rule] of mapping.fields) {
    const allowed = [...asked.keys()].join(", ");
    if (!asked.has(field)) sheet.say("import-map-field", { action, field, allowed }, rule.line);
    else checkParts(field, rule, node.fields[field], sheet);
  }
  for (const { field, optional } of asked.values()) {
    const may = optional || node.fields[field]?.kind === "yes" || mapping.fields.has(field);
    if (!may) sheet.say("import-map-needed", { action, field }, 1);
  }
}

function checkParts(field: string, rule: Rule, node: FieldNode | undefined, sheet: Sheet): void {
  if (rule.from !== "parts") return;
  const allowed = node && PARTS[node.kind];
  if (allowed === undefined) {
    sheet.say("import-map-parts", { field }, rule.line);
    return;
  }
  for (const [name, part] of rule.parts) {
    if (!allowed.includes(name))
      sheet.say("import-map-word", { word: name, allowed: allowed.join(", ") }, part.line);
  }
}

/** Every value that a rule can give to a choice is one of its values. */
function checkChoices(mapping: Mapping, node: CaseNode, pack: Pack, sheet: Sheet): void {
  for (const [field, rule] of mapping.fields) {
    const of = node.fields[field]?.kind === "choice" ? node.fields[field]?.of : undefined;
    const values = of === undefined ? undefined : pack.choices[of]?.values;
    if (values === undefined || rule.from === "parts") continue;
    const given =
      rule.from === "constant" ? [rule.value] : [...(rule.choices?.values() ?? []), rule.fallback];
    for (const value of given) {
      if (value === null || Object.hasOwn(values, String(value))) continue;
      const allowed = Object.keys(values).join(", ");
      sheet.say("import-map-value", { word: field, value: String(value), allowed }, rule.line);
    }
  }
}
