import { shelf } from "./shelf.ts";

/** A report not yet sent. `values` by name of input; `draft` inside it makes sending twice harmless. */
export interface Draft {
  /** When last written, ms. */
  readonly at: number;
  readonly values: Readonly<Record<string, string>>;
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== "object" || value === null) return false;
  const { at, values } = value as Partial<Draft>;
  return typeof at === "number" && typeof values === "object" && values !== null;
}

export const draftShelf = shelf<Draft>("xinlian.draft", isDraft);
