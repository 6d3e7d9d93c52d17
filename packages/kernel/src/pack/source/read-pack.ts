import { type Fault, fault, ok, type Result } from "../../fault/index.ts";
import { BOUNDS } from "./bounds.ts";
import { layOver } from "./lay.ts";
import { type Branch, type Entry, markText, type Source } from "./tree.ts";
import { readYaml } from "./yaml.ts";

/** Top words that may be moved to a file of their own name (`choices.yaml`). */
const OWN_FILE = new Set([
  "settings",
  "choices",
  "roles",
  "registers",
  "cases",
  "indicators",
  "scores",
  "bulletins",
  "desks",
  "moves",
]);
const MAIN = "pack.yaml";
/** Where the parts stand that a city lays over the pack. */
const OVER = "city/";
const SCENARIOS = /^scenarios\/[^/]+\.yaml$/;

/**
 * Stage one: the files of a pack by path (`pack.yaml`, `choices.yaml`, `cases/order.yaml`, `scenarios/holiday.yaml`) → trees with line
 * marks; what a city lays over stands under `city/`. Files of other kinds (templates, demo data) are left alone.
 */
export function readPack(files: Readonly<Record<string, string>>): Result<Source> {
  const faults: Fault[] = [];
  const read = tooMuch(files, faults) ? undefined : readAll(files, faults);
  if (read === undefined || faults.length > 0) {
    return {
      ok: false,
      fault: { ...fault("pack-broken", { count: faults.length }), parts: faults },
    };
  }
  return ok(read);
}

/** The files that a running city needs: scenarios are played when a pack is checked. */
export function withoutScenarios(
  files: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const kept = Object.entries(files).filter(
    ([path]) => !SCENARIOS.test(path.startsWith(OVER) ? path.slice(OVER.length) : path),
  );
  return Object.fromEntries(kept);
}

function tooMuch(files: Readonly<Record<string, string>>, faults: Fault[]): boolean {
  const size = Object.values(files).reduce((sum, text) => sum + text.length, 0);
  const count = Object.keys(files).length;
  if (size > BOUNDS.pack) faults.push(fault("pack-large", { size, most: BOUNDS.pack }, MAIN));
  if (count > BOUNDS.files) faults.push(fault("pack-files", { count, most: BOUNDS.files }, MAIN));
  if (files[MAIN] === undefined) faults.push(fault("pack-file-missing", { file: MAIN }, MAIN));
  return faults.length > 0;
}

function readAll(files: Readonly<Record<string, string>>, faults: Fault[]): Source | undefined {
  const own = Object.entries(files).filter(([path]) => !path.startsWith(OVER));
  const over = Object.entries(files).filter(([path]) => path.startsWith(OVER));
  for (const path of Object.keys(files)) if (isStray(path)) faults.push(stray(path));
  const top = readMain(files[MAIN] ?? "", faults);
  if (top === undefined) return undefined;
  const whole = readTop(top, own, faults);
  const laid = over.length === 0 ? whole : layOver(whole, readOver(over, faults));
  const scenarios = new Map<string, readonly Branch[]>();
  const templates = new Map<string, string>();
  for (const [path, text] of [...[...own].sort(byPath), ...[...over].sort(byPath)]) {
    const place = path.startsWith(OVER) ? path.slice(OVER.length) : path;
    if (/^bulletins\/[^/]+\.liquid$/.test(place)) templates.set(place, text);
    if (SCENARIOS.test(place)) scenarios.set(place, readScenarios(path, text, faults));
  }
  return { top: laid, scenarios: [...scenarios.values()].flat(), templates };
}

/** A YAML file in a place where nobody reads it: mistyped, or put into the wrong folder. */
function isStray(path: string): boolean {
  const place = path.startsWith(OVER) ? path.slice(OVER.length) : path;
  if (!place.endsWith(".yaml") || place === MAIN) return false;
  if (/^(cases|scenarios)\/[^/]+\.yaml$/.test(place)) return false;
  return !OWN_FILE.has(place.slice(0, -".yaml".length));
}

function stray(path: string): Fault {
  const words = [...OWN_FILE].map((word) => `${word}.yaml`);
  const allowed = [MAIN, ...words, "cases/*.yaml", "scenarios/*.yaml"].join(", ");
  return fault("pack-file-stray", { file: path, allowed }, `${path}:1`);
}

type Files = readonly (readonly [string, string])[];

/** What a city lays over (`city/settings.yaml`): its own `pack.yaml` need not be there. */
function readOver(files: Files, faults: Fault[]): Branch {
  const main = files.find(([path]) => path === `${OVER}${MAIN}`);
  const [first] = main === undefined ? [] : readYaml(main[0], main[1], faults);
  const mark = { file: `${OVER}${MAIN}`, line: 1 };
  const top =
    first?.kind === "branch" ? first : { kind: "branch" as const, entries: new Map(), mark };
  return readTop(top, files, faults);
}

/** The top words of `pack.yaml`, with those that have a file of their own, and case types that have one. */
function readTop(top: Branch, files: Files, faults: Fault[]): Branch {
  const entries = new Map(top.entries);
  for (const [path, text] of [...files].sort(byPath)) {
    const [, word, type] =
      /^(?:city\/)?(?:([a-z]+)|cases\/([a-z][a-z0-9_]*))\.yaml$/.exec(path) ?? [];
    if (word !== undefined && OWN_FILE.has(word)) moveIn(word, path, text, entries, faults);
    if (type === undefined) continue;
    const there = entries.get("cases")?.tree;
    const cases = new Map(there?.kind === "branch" ? there.entries : []);
    moveIn(type, path, text, cases, faults);
    const mark = there?.mark ?? { file: path, line: 1 };
    entries.set("cases", { mark, tree: { kind: "branch", entries: cases, mark } });
  }
  return { ...top, entries };
}

function byPath([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}

function readMain(text: string, faults: Fault[]): Branch | undefined {
  const documents = readYaml(MAIN, text, faults);
  const [first, second] = documents;
  if (second !== undefined) {
    faults.push(fault("pack-documents", { file: MAIN }, markText(second.mark)));
  }
  if (first?.kind === "branch") return first;
  if (faults.length === 0)
    faults.push(fault("pack-shape", { word: MAIN, wanted: "{…}" }, `${MAIN}:1`));
  return undefined;
}

function moveIn(
  word: string,
  path: string,
  text: string,
  entries: Map<string, Entry>,
  faults: Fault[],
): void {
  const [tree] = readYaml(path, text, faults);
  if (tree === undefined) return;
  const there = entries.get(word);
  if (there !== undefined) {
    faults.push(fault("pack-key-twice", { key: word, first: markText(there.mark) }, `${path}:1`));
    return;
  }
  entries.set(word, { mark: tree.mark, tree });
}

function readScenarios(path: string, text: string, faults: Fault[]): readonly Branch[] {
  return readYaml(path, text, faults).flatMap((tree) => {
    if (tree.kind === "branch") return [tree];
    faults.push(fault("pack-shape", { word: "scenario", wanted: "{…}" }, markText(tree.mark)));
    return [];
  });
}
