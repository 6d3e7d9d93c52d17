import {
  type Fault,
  type Language,
  type Proof,
  type ProofCounts,
  sayFault,
  type Words,
} from "@xinlian/kernel";

const COUNTED: readonly (readonly [keyof ProofCounts, Words])[] = [
  ["cases", { zh: "类事项", en: "case types" }],
  ["states", { zh: "个状态", en: "states" }],
  ["actions", { zh: "个动作", en: "actions" }],
  ["clocks", { zh: "个时限", en: "clocks" }],
  ["fields", { zh: "个字段", en: "fields" }],
  ["expressions", { zh: "个表达式", en: "expressions" }],
  ["musts", { zh: "条条件", en: "guards" }],
  ["roles", { zh: "个角色", en: "roles" }],
  ["scenarios", { zh: "个情景", en: "scenarios" }],
];

const MARKS = { yes: "✓", no: "✗", open: "–" } as const;

const SAID = {
  holds: { zh: "全部成立，可以载入", en: "everything holds; it may be loaded" },
  faults: { zh: "处错误，不能载入：", en: "faults; it cannot be loaded:" },
} as const satisfies Record<string, Words>;

/** A proof as it is printed: it fits one screen, and what is wrong comes last, with its place. */
export function proofLines(proof: Proof, folder: string, language: Language): readonly string[] {
  const counts = COUNTED.map(([name, words]) => `${proof.counts[name]} ${words[language]}`);
  const properties = proof.lines.map(
    ({ id, words, holds }) => `  ${MARKS[holds]} ${id.padEnd(5)} ${words[language]}`,
  );
  const head = [`${proof.name || folder}  ${proof.text[language]}`.trim(), counts.join(" · ")];
  if (proof.faults.length === 0) return [...head, ...properties, SAID.holds[language]];
  return [
    ...head,
    ...properties,
    `${proof.faults.length} ${SAID.faults[language]}`,
    ...proof.faults.map((fault) => `  ${faultLine(fault, folder, language)}`),
  ];
}

/** `packs/message/pack.yaml:12  what is wrong, and the way out`, which an editor can jump to. */
function faultLine(fault: Fault, folder: string, language: Language): string {
  const place = fault.place === undefined ? folder : `${folder.replace(/\/$/, "")}/${fault.place}`;
  return `${place}  ${sayFault(fault, language)} [${fault.code}]`;
}
