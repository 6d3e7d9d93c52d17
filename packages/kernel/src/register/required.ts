import type { RegisterNode } from "../pack/node.ts";

/** Fields that an entry cannot be without: its key, and what it answers (RG-3). */
export function requiredFields({
  key,
  answers,
}: Pick<RegisterNode, "key" | "answers">): readonly string[] {
  const answering = answers === undefined ? [] : [answers.topic, answers.unit];
  return [...new Set([...key, ...answering])];
}
