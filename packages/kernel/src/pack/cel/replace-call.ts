import type { ASTNode } from "./syntax.ts";

type Call = ASTNode & { op: "call" };

interface Library {
  check(node: ASTNode, context: unknown): unknown;
  getType(name: string): unknown;
}
interface Runner {
  run(node: ASTNode, context: unknown): unknown;
}
export interface Replacement {
  evaluate(runner: Runner, context: unknown): unknown;
  check(library: Library, context: unknown): unknown;
  readonly type: string;
}

/** Puts our meaning in the place of a call, by the library's own way for macros. */
export function replaceCall(node: Call, { evaluate, check, type }: Replacement): void {
  const macro = {
    async: false,
    evaluate: (runner: Runner, _macro: unknown, context: unknown) => evaluate(runner, context),
    typeCheck(library: Library, _macro: unknown, context: unknown) {
      check(library, context);
      return library.getType(type);
    },
  };
  (node as unknown as { setMeta(key: string, value: unknown): void }).setMeta("macro", macro);
}
