import { assignable } from "../cel/assignable.ts";
import type { Facts } from "../cel/facts.ts";
import { filledWhen } from "../cel/narrow.ts";
import { parseCel, Refusal } from "../cel/syntax.ts";
import type { Table } from "../cel/type.ts";
import { type CelType, showType } from "../cel/type.ts";
import type { Written } from "../draft/draft.ts";
import type { PackDraft } from "../draft/read-nodes.ts";
import type { Sheet } from "../draft/sheet.ts";
import type { Expression } from "../expression.ts";
import { Tables } from "../scope/tables.ts";
import { type Asked, Compiled } from "./compiled.ts";

/** Compiles the expressions of one pack; what is wrong goes on the sheet. */
export class Compiler {
  readonly tables: Tables;
  readonly sheet: Sheet;
  /** Every expression that was found good, for the proofs that look at what is read. */
  readonly done: Compiled[] = [];
  count = 0;

  constructor(pack: PackDraft, sheet: Sheet) {
    this.tables = new Tables(pack);
    this.sheet = sheet;
  }

  expression(written: Written, asked: Asked): Compiled | Expression {
    this.count += 1;
    try {
      const compiled = new Compiled(written, asked);
      this.done.push(compiled);
      return compiled;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.sheet.refuse(error.fault.code, error.fault.values, written.mark);
      return broken(written);
    }
  }

  bool(written: Written, root: Table, manner: Omit<Asked, "root" | "want"> = {}): Expression {
    return this.expression(written, { root, want: "bool", ...manner });
  }

  /** An expression whose value is put into something of a given type. */
  into(
    written: Written,
    root: Table,
    to: CelType,
    manner: Omit<Asked, "root" | "want"> = {},
  ): Expression {
    const compiled = this.expression(written, { root, want: "value", ...manner });
    if (!(compiled instanceof Compiled) || assignable(compiled.cel, to)) return compiled;
    this.#misfit(compiled, to);
    return compiled;
  }

  /** Names that are surely filled once this condition holds. */
  filledWhen(when: Written | undefined): readonly string[] {
    if (when === undefined) return [];
    try {
      return filledWhen(parseCel(when.source).ast, true);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return [];
    }
  }

  facts(): readonly Facts[] {
    return this.done.map(({ facts }) => facts);
  }

  #misfit({ cel, source, mark }: Compiled, to: CelType): void {
    const word = cel.is === "string" && cel.among?.length === 1 ? cel.among[0] : undefined;
    if (word !== undefined && to.is === "string" && to.among !== undefined) {
      const values = { expression: source, value: word };
      this.sheet.unknown("pack-expression-word", values, word, to.among, mark);
      return;
    }
    const values = { expression: source, wanted: showType(to), got: showType(cel) };
    this.sheet.refuse("pack-expression-type", values, mark);
  }
}

/** Stands where an expression was refused; the pack that holds it is never given out. */
function broken({ source, mark }: Written): Expression {
  const evaluate = () => {
    throw new Error(`"${source}" was refused and cannot be evaluated`);
  };
  return { source, mark, type: "?", evaluate };
}
