import { type Result, refuse } from "../fault/index.ts";
import type { CaseNode, Pack } from "../pack/node.ts";
import type { Draft } from "./draft.ts";
import type { CaseState } from "./state.ts";
import type { Me } from "./world.ts";

/** Types of cases on which one of this type may be hung by hand: those that make it by some action, and the calls of a desk that opens it. */
function hangsOn(node: CaseNode, pack: Pack): readonly string[] {
  const makers = Object.values(pack.cases)
    .filter((other) =>
      Object.values(other.actions).some((action) =>
        action.make.some((making) => making.type === node.name),
      ),
    )
    .map((other) => other.name);
  const calls = Object.values(pack.desks).flatMap((desk) => {
    const opened = [desk.of, ...desk.verbs.map((verb) => verb.split(".")[0])];
    const take = desk.calls.take?.split(".")[0];
    return take !== undefined && take !== node.name && opened.includes(node.name) ? [take] : [];
  });
  return [...new Set([...makers, ...calls])];
}

/** The case on which an order hangs a new one (CS-23), or why it cannot. */
export function parentFor(
  draft: Draft,
  node: CaseNode,
  stream: string | undefined,
): Result<CaseState | null> {
  if (stream === undefined) return { ok: true, value: null };
  const { pack } = draft.world();
  const parent = draft.find(stream);
  if (parent === undefined || parent.pack !== pack.name) {
    return refuse("case-unknown", { case: stream }, "parent");
  }
  const allowed = hangsOn(node, pack);
  if (allowed.includes(parent.type)) return { ok: true, value: parent };
  return refuse(
    "case-parent-type",
    { type: node.name, parent: parent.type, allowed: allowed.join(", ") || "-" },
    "parent",
  );
}

/** Writes on the parent what now hangs on it, as for a case that it made itself. */
export function linkToParent(draft: Draft, child: CaseState, me: Me): void {
  if (child.parent === null) return;
  draft.add(child.parent, {
    kind: "linked",
    version: 1,
    actor: me.actor,
    occurredAt: draft.world().now,
    body: { type: child.type, stream: child.stream, how: "made" },
  });
}
