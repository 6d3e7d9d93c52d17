import { type Fault, fault, ok, type Result } from "../fault/index.ts";
import { PROPERTIES } from "./check/properties.ts";
import { checkReferences } from "./check/references.ts";
import type { Subject } from "./check/subject.ts";
import { compilePack } from "./compile/compile-pack.ts";
import { Compiler } from "./compile/compiler.ts";
import { readNodes } from "./draft/read-nodes.ts";
import { Sheet } from "./draft/sheet.ts";
import type { Pack } from "./node.ts";
import { readPack, withoutScenarios } from "./source/read-pack.ts";
import type { Source } from "./source/tree.ts";

const WRONG_ALONE: ReadonlySet<string> = new Set([
  "pack-expression-syntax",
  "pack-expression-function",
]);

/** A pack as far as it came, with everything that is wrong with it. */
export interface Loaded {
  readonly source?: Source;
  readonly subject?: Subject;
  /** Expressions that were read. */
  readonly expressions: number;
  readonly faults: readonly Fault[];
  /** Ids of the properties that do not hold; those after the first wrong stage were not tried. */
  readonly broken: ReadonlySet<string>;
  /** The lifecycle was looked at: files, names and words were in order. */
  readonly proven: boolean;
}

/**
 * Files → nodes → compiled and proven. A later stage is tried only when what it stands on is sound, so that one
 * mistake is told once; expressions and lifecycle are looked at together.
 * @param beside the other packs of the city, and what ran before
 */
export function tryLoad(
  files: Readonly<Record<string, string>>,
  hash: string,
  beside: readonly Pack[] = [],
): Loaded {
  const nothing = { expressions: 0, broken: new Set<string>(), proven: false };
  const source = readPack(files);
  if (!source.ok) return { ...nothing, faults: source.fault.parts ?? [source.fault] };
  const sheet = new Sheet();
  const draft = readNodes(source.value, sheet);
  if (draft === undefined) return { ...nothing, source: source.value, faults: sheet.faults };
  checkReferences(draft, sheet);
  const sound = sheet.faults.length === 0;
  // Names that are wrong make expressions wrong: then only what is wrong in itself is told of those.
  const aside = sound ? sheet : new Sheet();
  const compiler = new Compiler(draft, aside);
  const pack = compilePack(draft, hash, compiler);
  if (!sound) sheet.faults.push(...aside.faults.filter(({ code }) => WRONG_ALONE.has(code)));
  const subject: Subject = { pack, tables: compiler.tables, facts: compiler.facts(), beside };
  const broken = sound ? prove(subject, sheet) : new Set<string>();
  return {
    source: source.value,
    subject,
    expressions: compiler.count,
    faults: sheet.faults,
    broken,
    proven: sound,
  };
}

function prove(subject: Subject, sheet: Sheet): ReadonlySet<string> {
  const broken = new Set<string>();
  const expressionsBroken = sheet.faults.length > 0;
  for (const { id, prove: run } of PROPERTIES) {
    // A refused expression reads nothing, so what it would have used must not be called unused.
    if (id === "PR-14" && expressionsBroken) continue;
    const before = sheet.faults.length;
    run(subject, sheet);
    if (sheet.faults.length > before) broken.add(id);
  }
  return broken;
}

/**
 * The files of a pack by path → the pack, checked and frozen, or every fault at once as `parts`, each with its place
 * (`pack.yaml:12`) and the way out. Scenarios are read and run by `checkPack`.
 * @param hash SHA-256 (hex) of the files, by whoever read them
 * @param beside the other packs of the city, for what may not be said twice there
 */
export function loadPack(
  files: Readonly<Record<string, string>>,
  hash: string,
  beside: readonly Pack[] = [],
): Result<Pack> {
  const { subject, faults } = tryLoad(withoutScenarios(files), hash, beside);
  if (subject !== undefined && faults.length === 0) return ok(subject.pack);
  return { ok: false, fault: { ...fault("pack-broken", { count: faults.length }), parts: faults } };
}
