import type { Fault } from "../fault/index.ts";
import type { Words } from "../words/index.ts";
import { PROPERTIES } from "./check/properties.ts";
import { Sheet } from "./draft/sheet.ts";
import { type Loaded, tryLoad } from "./load.ts";
import type { Pack } from "./node.ts";
import type { Engine } from "./scenario/node.ts";
import { readScenario } from "./scenario/read.ts";
import { runScenario } from "./scenario/run.ts";

/** One line of a proof. */
export interface Proven {
  readonly id: string;
  readonly words: Words;
  /** `open` = not looked at, because an earlier stage already failed. */
  readonly holds: "yes" | "no" | "open";
}

export interface ProofCounts {
  readonly cases: number;
  readonly states: number;
  readonly actions: number;
  readonly clocks: number;
  readonly fields: number;
  readonly expressions: number;
  readonly musts: number;
  readonly roles: number;
  readonly scenarios: number;
}

/** What is proven of a pack, in a screenful. */
export interface Proof {
  readonly name: string;
  readonly text: Words;
  /** Present when the pack may load. */
  readonly pack?: Pack;
  readonly counts: ProofCounts;
  readonly lines: readonly Proven[];
  readonly faults: readonly Fault[];
}

const READ: Words = {
  zh: "文件、名称和双语文字齐全",
  en: "files, names and texts in both languages",
};
const TYPED: Words = {
  zh: "表达式类型都对，时限总有值",
  en: "every expression type-checks, every limit gives a value",
};
const PLAYED: Words = { zh: "情景都通过", en: "every scenario passes" };

/**
 * Loads a pack, proves its properties and plays its scenarios.
 * @param beside the other packs of the city, and the versions that ran before
 */
export function checkPack(
  files: Readonly<Record<string, string>>,
  hash: string,
  engine: Engine,
  beside: readonly Pack[] = [],
): Proof {
  const loaded = tryLoad(files, hash, beside);
  const { subject, source, broken, proven } = loaded;
  const sheet = new Sheet();
  const scenarios = (source?.scenarios ?? []).flatMap((tree) => readScenario(tree, sheet) ?? []);
  const unread = sheet.faults.length > 0;
  const sound = subject !== undefined && loaded.faults.length === 0;
  const played = sound
    ? scenarios.flatMap((scenario) => runScenario(scenario, subject.pack, engine))
    : [];
  const faults = [...loaded.faults, ...sheet.faults, ...played];
  const typed = proven && !loaded.faults.some(({ code }) => isOfExpressions(code));
  const lines: Proven[] = [
    { id: "PK", words: READ, holds: proven ? "yes" : "no" },
    { id: "EX", words: TYPED, holds: !proven ? "open" : typed ? "yes" : "no" },
    ...PROPERTIES.map(({ id, words }) => ({
      id,
      words,
      holds: !proven ? ("open" as const) : broken.has(id) ? ("no" as const) : ("yes" as const),
    })),
    { id: "SC", words: PLAYED, holds: unread || played.length > 0 ? "no" : sound ? "yes" : "open" },
  ];
  return {
    name: subject?.pack.name ?? "",
    text: subject?.pack.text ?? { zh: "", en: "" },
    ...(sound && faults.length === 0 && { pack: subject.pack }),
    counts: count(loaded, scenarios.length),
    lines,
    faults,
  };
}

function isOfExpressions(code: string): boolean {
  return code.startsWith("pack-expression-") || code === "pack-table-gap";
}

function count({ subject, expressions }: Loaded, scenarios: number): ProofCounts {
  const cases = Object.values(subject?.pack.cases ?? {});
  const sum = (of: (node: (typeof cases)[number]) => number) =>
    cases.reduce((n, node) => n + of(node), 0);
  const size = (record: object) => Object.keys(record).length;
  return {
    cases: cases.length,
    states: sum(({ states }) => size(states)),
    actions: sum(({ actions }) => size(actions)),
    clocks: sum(({ clocks }) => size(clocks)),
    fields: sum(({ fields }) => size(fields)),
    expressions,
    musts: sum(({ actions }) => Object.values(actions).reduce((n, { must }) => n + must.length, 0)),
    roles: size(subject?.pack.roles ?? {}),
    scenarios,
  };
}
