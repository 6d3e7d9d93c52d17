import type { Words } from "@xinlian/kernel";

/** Reads `zh | en`. @throws when one side is missing: the city's own file is wrong */
export function wordsOf(text: string): Words {
  const [zh, en, ...more] = text.split("|").map((side) => side.trim());
  if (!zh || !en || more.length > 0) throw new Error(`"${text}" is not "zh | en"`);
  return { zh, en };
}
