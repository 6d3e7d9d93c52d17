import type { CountedNode, DerivedNode, IndicatorNode, MomentNode } from "../../indicator/node.ts";
import { DOUBLE, type Name, type Table } from "../cel/type.ts";
import { readsOf } from "../check/subject.ts";
import type { Draft } from "../draft/draft.ts";
import type { CaseNode } from "../node.ts";
import { figureTable, isPure } from "../scope/figure-table.ts";
import { rootTable } from "../scope/root.ts";
import { mapValues } from "./actions.ts";
import type { Compiler } from "./compiler.ts";

type Drafts = Readonly<Record<string, Draft<IndicatorNode>>>;

/** Numbers that an indicator is made of, by name; what a derived indicator's expression stands on beside settings. */
export interface FigureSeen {
  readonly figures: ReadonlyMap<string, number>;
}

export function compileIndicators(
  drafts: Drafts,
  cases: Readonly<Record<string, CaseNode>>,
  compiler: Compiler,
): Readonly<Record<string, IndicatorNode>> {
  const numbers = numberTable(drafts, compiler);
  const nodes = mapValues(drafts, (_, { counted, derived, ...rest }): IndicatorNode => {
    const made = derived && compileDerived(derived, numbers, drafts, compiler);
    const count = counted && compileCounted(counted, cases, compiler);
    return {
      ...rest,
      ...inherited(rest, made?.reads ?? [], drafts),
      ...(count && { counted: count }),
      ...(made && { derived: made }),
    };
  });
  for (const node of Object.values(nodes)) checkDerived(node, nodes, compiler);
  return nodes;
}

/** A derived number does not come back to itself, and is divided by nothing that its parts are not. */
function checkDerived(
  node: IndicatorNode,
  nodes: Readonly<Record<string, IndicatorNode>>,
  { sheet }: Compiler,
): void {
  const reads = node.derived?.reads ?? [];
  const circle = comesBack(node.name, node.name, nodes, []);
  if (circle !== undefined) {
    const chain = [node.name, ...circle].join(" → ");
    sheet.refuse("pack-circle", { field: node.name, chain }, node.mark);
    return;
  }
  for (const dim of node.across) {
    const short = reads.find((name) => !nodes[name]?.across.includes(dim));
    if (short === undefined) continue;
    const allowed = nodes[short]?.across.join(", ") || "–";
    sheet.refuse("pack-indicator-across", { indicator: node.name, name: dim, allowed }, node.mark);
  }
}

/** The way from one indicator over what it reads to another, when there is one. */
function comesBack(
  from: string,
  to: string,
  nodes: Readonly<Record<string, IndicatorNode>>,
  way: readonly string[],
): readonly string[] | undefined {
  for (const name of nodes[from]?.derived?.reads ?? []) {
    if (name === to) return [...way, name];
    if (way.includes(name)) continue;
    const found = comesBack(name, to, nodes, [...way, name]);
    if (found !== undefined) return found;
  }
  return undefined;
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
  const { where, sum, at, from } = counted;
  return {
    from,
    at: settleMoment(at, node),
    ...(where && { where: compiler.bool(where, root) }),
    ...(sum && { sum: compiler.into(sum, root, DOUBLE) }),
  };
}

/** A bare name is a state, an action (when it was last done) or a field. */
function settleMoment(at: Draft<MomentNode>, node: Draft<CaseNode>): MomentNode {
  if (at.of !== "field") return at;
  if (node.states[at.field]) return { of: "state", state: at.field };
  if (node.actions[at.field]) return { of: "past", action: at.field, which: "last" };
  return at;
}

function compileDerived(
  { part, whole }: Draft<DerivedNode>,
  root: Table,
  drafts: Drafts,
  compiler: Compiler,
): DerivedNode {
  const one = compiler.into(part, root, DOUBLE);
  const other = whole && compiler.into(whole, root, DOUBLE);
  const names = [...readsOf(one), ...readsOf(other)].filter((name) => Object.hasOwn(drafts, name));
  return { part: one, ...(other && { whole: other }), reads: [...new Set(names)] };
}

/** Other indicators as numbers, and the settings. */
function numberTable(drafts: Drafts, { tables }: Compiler): Table {
  const setting = rootTable("", tables).get("setting") as Name;
  return new Map<string, Name>([
    ["setting", setting],
    ...Object.keys(drafts).map((name): [string, Name] => [
      name,
      { type: DOUBLE, get: ({ figures }: FigureSeen) => figures.get(name) ?? 0 },
    ]),
  ]);
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
    per: per.length === 0 ? ["day", "month", "year"] : per,
  };
}
