import type { FieldNode, RegisterNode } from "../pack/node.ts";

type Shape = Pick<RegisterNode, "key" | "fields">;

/**
 * The field by which people call an entry: its first text that is no key, else its first text, else its first field (RG-9).
 */
export function titleField({ key, fields }: Shape): FieldNode | undefined {
  const all = Object.values(fields);
  const texts = all.filter(({ kind, many }) => kind === "text" && !many);
  return texts.find(({ name }) => !key.includes(name)) ?? texts[0] ?? all[0];
}
