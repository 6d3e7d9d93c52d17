import { showType } from "../cel/type.ts";
import type { Filled } from "../check/filled.ts";
import type { Draft } from "../draft/draft.ts";
import type { ActionNode, CaseNode, DoNode } from "../node.ts";
import { UNIT } from "../scope/directory-tables.ts";
import { fieldType } from "../scope/field-type.ts";
import { rootTable } from "../scope/root.ts";
import { Compiled } from "./compiled.ts";
import type { Compiler } from "./compiler.ts";

/** `for` is a list of cases of the type whose action is done; what is given reads the case as the action leaves it. */
export function compileDoing(
  doing: Draft<DoNode>,
  action: Draft<ActionNode>,
  node: Draft<CaseNode>,
  filled: Filled,
  compiler: Compiler,
): DoNode {
  const { tables, sheet } = compiler;
  const { with: given, each, when, ...rest } = doing;
  const root = rootTable(node.name, tables, { me: true, form: action });
  const known = { filled: [...filled.after(action), ...compiler.filledWhen(action.when)] };
  const list = compiler.expression(each, { root, want: "list", ...known });
  if (list instanceof Compiled && list.cel.is === "list") {
    const { of } = list.cel;
    const fits = of.is === "null" || (of.is === "sight" && of.name === `case ${doing.type}`);
    if (!fits) {
      const values = {
        expression: list.source,
        wanted: `list of ${doing.type}`,
        got: showType(of),
      };
      sheet.refuse("pack-expression-type", values, each.mark);
    }
  }
  const other = tables.pack.cases[doing.type];
  const into = Object.entries(given).map(([name, written]) => {
    const field = other?.fields[name];
    const open = field !== undefined && field.seal === undefined;
    const to = name === "lead" ? UNIT : open ? fieldType(field, tables) : { is: "null" as const };
    return [name, compiler.into(written, root, to, known)] as const;
  });
  return {
    ...rest,
    each: list,
    with: Object.fromEntries(into),
    ...(when && { when: compiler.bool(when, root, known) }),
  };
}
