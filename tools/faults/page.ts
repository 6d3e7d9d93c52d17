import { FAULTS } from "@xinlian/kernel";

const HEAD = `# Faults

Every expected failure has one code. It stands in the \`code\` of an answer's problem details and in the report of an
import or a check; the code of a fault never changes its meaning and is never used again. Words in braces are filled
with the value, its place, or what would be allowed. This page is written by \`npm run faults\` from
\`packages/kernel/src/fault/codes\`; a test holds the two together.
`;

/** \`docs/faults.md\`: every code with its message in both languages, by noun. */
export function faultPage(): string {
  const nouns = new Map<string, string[]>();
  for (const [code, words] of Object.entries(FAULTS).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const noun = code.split("-")[0] ?? "";
    const row = `| \`${code}\` | ${cell(words.zh)} | ${cell(words.en)} |`;
    nouns.set(noun, [...(nouns.get(noun) ?? []), row]);
  }
  const parts = [...nouns].map(
    ([noun, rows]) =>
      `## ${noun}\n\n| code | 中文 | English |\n|---|---|---|\n${rows.join("\n")}\n`,
  );
  return [HEAD, ...parts].join("\n");
}

const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");
