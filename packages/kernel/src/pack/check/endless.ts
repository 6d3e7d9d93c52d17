import { startsIn } from "../../lifecycle/index.ts";
import type { Sheet } from "../draft/sheet.ts";
import type { ActionNode, CaseNode, Pack } from "../node.ts";
import { isDone } from "./doings.ts";
import { casesOf, readsOf, type Subject } from "./subject.ts";

/** An action that happens without a person: taken by `self`, an opening that a `make` uses, or what a `do` does. */
interface Step {
  readonly name: string;
  readonly node: CaseNode;
  readonly action: ActionNode;
}

/**
 * PR-13: actions that happen by themselves come to an end. Their graph (what each can bring about at once) has no
 * circle, but for one with a step that asks how often it was done itself and so uses itself up.
 */
export function everyChainEnds(subject: Subject, sheet: Sheet): void {
  const { pack } = subject;
  const steps = casesOf(subject).flatMap((node) => automatic(node, pack));
  const free = steps.filter((step) => !isBounded(step));
  const told = new Set<string>();
  for (const step of free) {
    const chain = circle(step, free, pack);
    if (chain === undefined || told.has(step.name)) continue;
    for (const { name } of chain) told.add(name);
    const names = [...chain, step].map(({ name }) => name).join(" → ");
    sheet.refuse("pack-chain-endless", { chain: names }, step.action.mark);
  }
}

function automatic(node: CaseNode, pack: Pack): readonly Step[] {
  return Object.values(node.actions)
    .filter(
      (action) =>
        isOwn(action) || isMade(node, action, pack) || isDone(node.name, action.name, pack),
    )
    .map((action) => ({ name: `${node.name}.${action.name}`, node, action }));
}

function isOwn({ by, from }: ActionNode): boolean {
  return from !== "new" && by.some(({ kind }) => kind === "self");
}

function isMade(node: CaseNode, { name, from }: ActionNode, pack: Pack): boolean {
  if (from !== "new") return false;
  return Object.values(pack.cases)
    .flatMap(({ actions }) => Object.values(actions))
    .some(({ make }) => make.some((making) => making.type === node.name && making.action === name));
}

/** A guard over its own count: each time uses one up. */
function isBounded({ action }: Step): boolean {
  const own = `past.${action.name}.count`;
  const guards = [action.when, ...action.must.map(({ holds }) => holds)];
  return guards.some(
    (guard) => guard !== undefined && readsOf(guard).includes(own) && isUpper(guard.source, own),
  );
}

/** The guard names a most: `past.x.count < 3`, `== 0`, `<= setting.n`. */
function isUpper(source: string, own: string): boolean {
  const at = source.replaceAll(" ", "");
  return [`${own}<`, `${own}==0`].some((bound) => at.includes(bound)) && !at.includes("||");
}

function circle(start: Step, steps: readonly Step[], pack: Pack): readonly Step[] | undefined {
  const walk = (path: readonly Step[]): readonly Step[] | undefined => {
    const last = path.at(-1) ?? start;
    for (const next of steps) {
      if (!brings(last, next, pack)) continue;
      if (next === start) return path;
      const further = path.includes(next) ? undefined : walk([...path, next]);
      if (further !== undefined) return further;
    }
    return undefined;
  };
  return walk([start]);
}

/** Whether one step can bring about the other without a person between. */
function brings(step: Step, next: Step, pack: Pack): boolean {
  const others = [...step.action.make, ...step.action.do];
  if (others.some(({ type, action }) => next.name === `${type}.${action}`)) return true;
  if (!isOwn(next.action)) return false;
  if (next.node === step.node && mayFollow(step, next)) return true;
  return makes(next.node, step.node, pack) && waitsFor(next, step.node.name);
}

function mayFollow({ node, action }: Step, next: Step): boolean {
  const states =
    action.to === undefined
      ? Object.keys(node.states).filter((state) => startsIn(action, state, node))
      : [action.to];
  return states.some((state) => startsIn(next.action, state, node));
}

function makes(maker: CaseNode, made: CaseNode, { cases }: Pack): boolean {
  const node = cases[maker.name];
  return Object.values(node?.actions ?? {}).some(({ make }) =>
    make.some(({ type }) => type === made.name),
  );
}

/** A maker's own action follows what it made when its guard looks there, or has no guard at all. */
function waitsFor({ action }: Step, type: string): boolean {
  const guards = [action.when, ...action.must.map(({ holds }) => holds)].filter(
    (guard) => guard !== undefined,
  );
  return guards.length === 0 || guards.some((guard) => readsOf(guard).includes(`links.${type}`));
}
