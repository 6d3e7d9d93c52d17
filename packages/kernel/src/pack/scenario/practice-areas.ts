import type { AreaRow } from "../../area/rows.ts";
import { type AreaTree, buildAreaTree } from "../../area/tree.ts";
import type { Result } from "../../fault/index.ts";
import type { FieldNode, Pack } from "../node.ts";
import type { Tree } from "../source/tree.ts";
import type { Scenario } from "./node.ts";

/** The city of scenarios that name no place. */
const CITY = "511100";

/** The divisions a scenario speaks of, with those above them: any city will do to play in. */
export function practiceAreas(scenario: Scenario, pack: Pack): Result<AreaTree> {
  const codes = new Set<string>();
  for (const code of mentioned(scenario, pack)) {
    if (/^\d{6}(\d{3})?(\d{3})?$/.test(code)) for (const up of above(code)) codes.add(up);
  }
  const [first = CITY] = codes;
  const root = `${first.slice(0, 4)}00`;
  codes.add(`${first.slice(0, 4)}02`);
  codes.delete(root);
  const rows: AreaRow[] = [...codes]
    .filter((code) => code.startsWith(root.slice(0, 4)))
    .map((code) => ({ code, name: code, level: levelOf(code), parent: above(code)[1] ?? root }));
  return buildAreaTree([{ code: root, name: root, level: "city", parent: null }, ...rows]);
}

function* mentioned({ given, steps }: Scenario, pack: Pack): Iterable<string> {
  for (const unit of given.units) if (unit.area !== undefined) yield unit.area;
  yield* Object.keys(given.leave);
  const places = placeFields(pack);
  for (const { fields } of given.entries) {
    if (fields.kind !== "branch") continue;
    for (const [name, { tree }] of fields.entries) if (places.has(name)) yield* leaves(tree);
  }
  for (const step of steps) {
    for (const [name, tree] of step.with) if (places.has(name)) yield* leaves(tree);
  }
}

/** Fields that hold areas, of any case or register: a number in a text is no code. */
function placeFields({ cases, registers }: Pack): ReadonlySet<string> {
  const nodes = [...Object.values(cases), ...Object.values(registers)];
  const fields = nodes.flatMap((node) => Object.values<FieldNode>(node.fields));
  const places = fields.filter(({ kind }) => kind === "place" || kind === "area");
  return new Set(places.map(({ name }) => name));
}

function* leaves(tree: Tree): Iterable<string> {
  if (tree.kind === "leaf") yield tree.source;
  else if (tree.kind === "row") for (const item of tree.items) yield* leaves(item);
  else for (const entry of tree.entries.values()) yield* leaves(entry.tree);
}

/** The area itself, its township, its county. */
function above(code: string): readonly string[] {
  return [12, 9, 6]
    .filter((length) => length <= code.length)
    .map((length) => code.slice(0, length));
}

function levelOf(code: string): string {
  return code.length === 6 ? "county" : code.length === 9 ? "township" : "village";
}
