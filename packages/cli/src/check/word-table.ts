import { GRAMMAR_WORDS, type Language, type Pack } from "@xinlian/kernel";

const SAID = {
  zh: {
    head: "语法词 × 业务包",
    few: "用到的业务包不足两个：",
    enough: "每个词都至少有两个业务包用到",
  },
  en: {
    head: "words of the grammar × packs",
    few: "used by fewer than two packs: ",
    enough: "every word is used by two packs or more",
  },
} as const;

/** Words of the grammar, and which packs use each; last, those that fewer than two use. */
export function wordTable(packs: readonly Pack[], language: Language): readonly string[] {
  const rows = GRAMMAR_WORDS.map(({ words, uses }) => ({
    name: words[language],
    used: packs.map((pack) => uses(pack)),
  }));
  const wide = Math.max(...rows.map(({ name }) => widthOf(name)));
  const columns = packs.map(({ name }) => Math.max(name.length, 1));
  const head = packs.map(({ name }, at) => name.padEnd(columns[at] ?? 0)).join(" ");
  const few = rows.filter(({ used }) => used.filter(Boolean).length < 2);
  const { few: said, enough } = SAID[language];
  return [
    SAID[language].head,
    `${" ".repeat(wide)}  ${head}`,
    ...rows.map(({ name, used }) => {
      const marks = used.map((one, at) => (one ? "✓" : "·").padEnd(columns[at] ?? 0)).join(" ");
      return `${name}${" ".repeat(wide - widthOf(name))}  ${marks}`.trimEnd();
    }),
    few.length === 0 ? enough : `${said}${few.map(({ name }) => name).join("、")}`,
  ];
}

/** Columns on a terminal: a Chinese sign takes two. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 2 : 1), 0);
}
