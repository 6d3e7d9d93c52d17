import { type Fault, fault, ok, type Result } from "../../fault/index.ts";
import { BOUNDS } from "./bounds.ts";
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
  "bulletins",
  "desks",
]);
const MAIN = "pack.yaml";

/**
 * Stage one: the files of a pack by path (`pack.yaml`, `choices.yaml`, `scenarios/holiday.yaml`) → trees with line
 * marks. Files of other kinds (templates, demo data) are left alone.
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

function tooMuch(files: Readonly<Record<string, string>>, faults: Fault[]): boolean {
  const size = Object.values(files).reduce((sum, text) => sum + text.length, 0);
  const count = Object.keys(files).length;
  if (size > BOUNDS.pack) faults.push(fault("pack-large", { size, most: BOUNDS.pack }, MAIN));
  if (count > BOUNDS.files) faults.push(fault("pack-files", { count, most: BOUNDS.files }, MAIN));
  if (files[MAIN] === undefined) faults.push(fault("pack-file-missing", { file: MAIN }, MAIN));
  return faults.length > 0;
}

function readAll(files: Readonly<Record<string, string>>, faults: Fault[]): Source | undefined {
  const top = readMain(files[MAIN] ?? "", faults);
  if (top === undefined) return undefined;
  const entries = new Map(top.entries);
  const scenarios: Branch[] = [];
  const templates = new Map<string, string>();
  for (const [path, text] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const word = /^([a-z]+)\.yaml$/.exec(path)?.[1];
    if (word !== undefined && OWN_FILE.has(word)) moveIn(word, path, text, entries, faults);
    if (/^bulletins\/[^/]+\.liquid$/.test(path)) templates.set(path, text);
    if (/^scenarios\/[^/]+\.yaml$/.test(path)) scenarios.push(...readScenarios(path, text, faults));
  }
  return { top: { ...top, entries }, scenarios, templates };
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
