import type {
  CountedNode,
  FiledNode,
  IndicatorNode,
  MomentNode,
  ReadsNode,
} from "../../indicator/node.ts";
import { PERS } from "../../indicator/span.ts";
import { DOUBLE } from "../cel/type.ts";
import { readsOf } from "../check/subject.ts";
import type { Draft } from "../draft/draft.ts";
import type { CaseNode } from "../node.ts";
import { figureTable, isPure } from "../scope/figure-table.ts";
import { mapValues } from "./actions.ts";
import type { Compiler } from "./compiler.ts";
import { checkDerived, compileDerived, compileFlag, numberTable } from "./derived.ts";

type Drafts = Readonly<Record<string, Draft<IndicatorNode>>>;

export function compileIndicators(
  drafts: Drafts,
  cases: Readonly<Record<string, CaseNode>>,
  compiler: Compiler,
): Readonly<Record<string, IndicatorNode>> {
  const numbers = numberTable(drafts, compiler);
  const nodes = mapValues(
    drafts,
    (_, { counted, filed, derived, flag, ...rest }): IndicatorNode => {
      const made = derived && compileDerived(derived, numbers, drafts, compiler);
      const count = counted && compileCounted(counted, cases, compiler);
      const typed = filed && compileFiled(filed, rest.name, cases, compiler);
      return {
        ...rest,
        ...inherited(rest, made === undefined ? [] : partsOf(made), drafts),
        ...(count && { counted: count }),
        ...(typed && { filed: typed }),
        ...(made && { derived: made }),
        flag: flag.map((each) => compileFlag(each, numbers, drafts, compiler)),
      };
    },
  );
  for (const node of Object.values(nodes)) checkDerived(node, nodes, compiler);
  return nodes;
}

function compileCounted(
  counted: Draft<CountedNode>,
  cases: Readonly<Record<string, CaseNode>>,
  compiler: Compiler,
): CountedNode | undefined {
  const node = compiler.tables.pack.cases[counted.from];
  if (node === undefined) return undefined;
  const computed = (field: string) =>
    isPure(readsOf(cases[counted.from]?.fields[field]?.value), node);
  const root = figureTable(node, compiler.tables, computed);
  const { where, sum, mean, at, from } = counted;
  return {
    from,
    at: settleMoment(at, node),
    ...(where && { where: compiler.bool(where, root) }),
    ...(sum && { sum: compiler.into(sum, root, DOUBLE) }),
    ...(mean && { mean: compiler.into(mean, root, DOUBLE) }),
  };
}

/** Numbers are filed by the cases of one type, which is found here (FL-5). */
function compileFiled(
  { where }: Draft<FiledNode>,
  name: string,
  cases: Readonly<Record<string, CaseNode>>,
  compiler: Compiler,
): FiledNode {
  const filing = Object.values(cases).find((node) =>
    Object.values(node.actions).some(({ file }) =>
      file.some(({ indicator }) => indicator === name),
    ),
  );
  const node = filing && compiler.tables.pack.cases[filing.name];
  if (filing === undefined || node === undefined) return { from: "" };
  const computed = (field: string) => isPure(readsOf(filing.fields[field]?.value), node);
  const root = figureTable(node, compiler.tables, computed);
  return { from: filing.name, ...(where && { where: compiler.bool(where, root) }) };
}

/** A bare name is a state, an action (when it was last done) or a field. */
function settleMoment(at: Draft<MomentNode>, node: Draft<CaseNode>): MomentNode {
  if (at.of !== "field") return at;
  if (node.states[at.field]) return { of: "state", state: at.field };
  if (node.actions[at.field]) return { of: "past", action: at.field, which: "last" };
  return at;
}

/** What a derived indicator is divided like: what it reads at the same spot, or asks of the same parts. */
function partsOf({ reads, asks }: ReadsNode): readonly string[] {
  return [
    ...reads,
    ...asks.flatMap(({ ask, of }) => (of && ask !== "top" && ask !== "total" ? of : [])),
  ];
}

/** A derived indicator that does not say is divided as all its parts are. */
function inherited(
  { across, per }: Pick<Draft<IndicatorNode>, "across" | "per">,
  reads: readonly string[],
  drafts: Drafts,
): Pick<IndicatorNode, "across" | "per"> {
  const parts = reads.flatMap((name) => drafts[name] ?? []);
  const common = parts[0]?.across.filter((dim) => parts.every((each) => each.across.includes(dim)));
  return {
    across: across.length === 0 ? (common ?? []) : across,
    per: per.length === 0 ? PERS : per,
  };
}
