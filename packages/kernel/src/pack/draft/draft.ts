import type { Expression } from "../expression.ts";
import type { Mark } from "../node.ts";

/** An expression as written, not compiled yet. */
export interface Written {
  readonly source: string;
  readonly mark: Mark;
}

/** A node of stage two: the node of `node.ts` whose expressions are still text. */
export type Draft<T> = T extends Expression
  ? Written
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Draft<Item>[]
      : T extends object
        ? { [Key in keyof T]: Draft<T[Key]> }
        : T;
