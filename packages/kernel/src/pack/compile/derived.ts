import type { Ask, DerivedNode, FlagNode, IndicatorNode, ReadsNode } from "../../indicator/node.ts";
import { BOOL, DOUBLE, type Name, type Table } from "../cel/type.ts";
import type { Draft } from "../draft/draft.ts";
import type { Expression } from "../expression.ts";
import { rootTable } from "../scope/root.ts";
import { Compiled } from "./compiled.ts";
import type { Compiler } from "./compiler.ts";

type Drafts = Readonly<Record<string, Draft<IndicatorNode>>>;

/** What an expression over indicators stands on beside settings: numbers by name, and answers to what it asks of others. */
export interface FigureSeen {
  readonly figures: ReadonlyMap<string, number>;
}

export function compileDerived(
  { part, whole }: Draft<DerivedNode>,
  root: Table,
  drafts: Drafts,
  compiler: Compiler,
): DerivedNode {
  const one = compiler.into(part, root, DOUBLE);
  const other = whole && compiler.into(whole, root, DOUBLE);
  return { part: one, ...(other && { whole: other }), ...readsOfAll([one, other], drafts) };
}

export function compileFlag(
  { holds, otherwise, mark }: Draft<FlagNode>,
  root: Table,
  drafts: Drafts,
  compiler: Compiler,
): FlagNode {
  const judged = compiler.into(holds, root, BOOL);
  return { holds: judged, otherwise, mark, ...readsOfAll([judged], drafts) };
}

function readsOfAll(expressions: readonly (Expression | undefined)[], drafts: Drafts): ReadsNode {
  const facts = expressions.flatMap((each) => (each instanceof Compiled ? [each.facts] : []));
  const names = facts
    .flatMap(({ reads }) => [...reads])
    .filter((name) => Object.hasOwn(drafts, name));
  const asks = facts.flatMap((each) => each.asks);
  const known = new Map(asks.map((ask) => [JSON.stringify(ask), ask]));
  return { reads: [...new Set(names)], asks: [...known.values()] };
}

/** Numbers by name; a name with a space is the answer to what the expression asks (`askName`). */
class NumberTable extends Map<string, Name> {
  override get(name: string): Name | undefined {
    return super.get(name) ?? (name.includes(" ") ? numberName(name) : undefined);
  }
}

/** Other indicators as numbers, and the settings. */
export function numberTable(drafts: Drafts, { tables }: Compiler): Table {
  const setting = rootTable("", tables).get("setting") as Name;
  return new NumberTable([
    ["setting", setting],
    ...Object.keys(drafts).map((name): [string, Name] => [name, numberName(name)]),
  ]);
}

function numberName(name: string): Name {
  return {
    type: { is: "double", figure: name },
    get: ({ figures }: FigureSeen) => figures.get(name) ?? 0,
  };
}

/** A derived number does not come back to itself, and it and its flags are divided by nothing that they read is not. */
export function checkDerived(
  node: IndicatorNode,
  nodes: Readonly<Record<string, IndicatorNode>>,
  { sheet }: Compiler,
): void {
  const circle = comesBack(node.name, node.name, nodes, []);
  if (circle !== undefined) {
    const chain = [node.name, ...circle].join(" → ");
    sheet.refuse("pack-circle", { field: node.name, chain }, node.mark);
    return;
  }
  const uses = [...(node.derived ? [node.derived] : []), ...node.flag];
  for (const { reads, asks } of uses) {
    for (const dim of node.across) {
      const short = [...reads, ...asks.flatMap((ask) => strict(ask, dim))].find(
        (name) => !nodes[name]?.across.includes(dim),
      );
      if (short === undefined) continue;
      const allowed = nodes[short]?.across.join(", ") || "–";
      const values = { indicator: node.name, name: dim, allowed };
      sheet.refuse("pack-indicator-across", values, node.mark);
    }
    for (const ask of asks) checkAsk(ask, node, nodes, sheet);
  }
}

/** The indicator that an answer is found from by the same parts; a total stands above them. */
function strict({ ask, of, by }: Ask, dim: string): readonly string[] {
  if (of === undefined || (by === dim && (ask === "total" || ask === "top"))) return [];
  return [of];
}

/** What is ranked or headed by something is divided by it. */
function checkAsk(
  { ask, of, by }: Ask,
  node: IndicatorNode,
  nodes: Readonly<Record<string, IndicatorNode>>,
  sheet: Compiler["sheet"],
): void {
  const dim = ask === "above" ? "area" : by;
  if (of === undefined || dim === undefined || ask === "growth" || ask === "over") return;
  const across: readonly string[] = nodes[of]?.across ?? [];
  const ranked = ask !== "rank" || node.across.includes(dim);
  if (ranked && (across.includes(dim) || (ask === "total" && node.across.includes(dim)))) return;
  const allowed = (ranked ? across : node.across).join(", ") || "–";
  const values = { indicator: ranked ? of : node.name, name: dim, allowed };
  sheet.refuse("pack-indicator-across", values, node.mark);
}

/** The way from one indicator over what it reads to another, when there is one. */
function comesBack(
  from: string,
  to: string,
  nodes: Readonly<Record<string, IndicatorNode>>,
  way: readonly string[],
): readonly string[] | undefined {
  const { reads = [], asks = [] } = nodes[from]?.derived ?? {};
  for (const name of [...reads, ...asks.flatMap(({ of }) => of ?? [])]) {
    if (name === to) return [...way, name];
    if (way.includes(name)) continue;
    const found = comesBack(name, to, nodes, [...way, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}
