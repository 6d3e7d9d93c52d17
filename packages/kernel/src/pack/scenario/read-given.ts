import type { Sheet } from "../draft/sheet.ts";
import { readText } from "../draft/text.ts";
import type { Tree } from "../source/tree.ts";
import type { Given, GivenUnit } from "./node.ts";
import { SCENARIO_WORDS } from "./words.ts";

/** The city a scenario is played in: units, people, loaded years, local leave, settings, entries of registers. */
export function readGiven(tree: Tree, sheet: Sheet): Given {
  const words = sheet.words(tree, SCENARIO_WORDS.given, "given");
  const years = words?.list("calendar").map(({ source }) => Number(source));
  return {
    units: readUnits(words?.get("units"), sheet),
    people: entriesOf(words?.get("people"), "people", sheet).map(([name, tree]) => ({
      name,
      posts: sheet.list(tree, name),
    })),
    ...(years !== undefined && years.length > 0 && { years }),
    leave: Object.fromEntries(
      entriesOf(words?.get("leave"), "leave", sheet).map(([area, days]) => [
        area,
        sheet.list(days, area).map(({ source }) => source),
      ]),
    ),
    settings: Object.fromEntries(
      entriesOf(words?.get("settings"), "settings", sheet).map(([name, value]) => [
        name,
        plain(value),
      ]),
    ),
    entries: readEntries(words?.get("entries"), sheet),
  };
}

function readUnits(tree: Tree | undefined, sheet: Sheet): readonly GivenUnit[] {
  return entriesOf(tree, "units", sheet).flatMap(([name, unit]) => {
    const words = sheet.words(unit, SCENARIO_WORDS["given unit"], name);
    const level = words?.one("level", ["city", "county", "township", "village"] as const);
    if (words === undefined || level === undefined) return [];
    const area = words.written("area")?.source;
    const upper = words.written("upper")?.source;
    return [
      {
        name,
        text: readText(words.get("text"), "text", sheet),
        level,
        ...(area !== undefined && { area }),
        ...(upper !== undefined && { upper }),
      },
    ];
  });
}

/** `lamp: { topic: { name: 路灯 } }`. */
function readEntries(tree: Tree | undefined, sheet: Sheet): Given["entries"] {
  return entriesOf(tree, "entries", sheet).flatMap(([name, entry]) => {
    const [first] = entriesOf(entry, name, sheet);
    if (first === undefined) return [];
    const [register, fields] = first;
    return [{ name, register: { source: register, mark: entry.mark }, fields }];
  });
}

function entriesOf(
  tree: Tree | undefined,
  word: string,
  sheet: Sheet,
): readonly (readonly [string, Tree])[] {
  if (tree === undefined) return [];
  const branch = sheet.branch(tree, word);
  return [...(branch?.entries ?? [])].map(([name, entry]) => [name, entry.tree] as const);
}

/** A tree as plain data; what was written in quotes or not makes no difference to a limit. */
export function plain(tree: Tree): unknown {
  if (tree.kind === "row") return tree.items.map(plain);
  if (tree.kind === "branch") {
    return Object.fromEntries([...tree.entries].map(([name, entry]) => [name, plain(entry.tree)]));
  }
  return typeof tree.value === "string" ? tree.source : tree.value;
}
