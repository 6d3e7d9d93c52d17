import type { Table } from "../cel/type.ts";
import type { Draft } from "../draft/draft.ts";
import type { ActorNode } from "../node.ts";
import type { Compiler } from "./compiler.ts";

export function compileActor(actor: Draft<ActorNode>, root: Table, compiler: Compiler): ActorNode {
  const { if: condition, ...rest } = actor;
  return condition === undefined ? rest : { ...rest, if: compiler.bool(condition, root) };
}

export function compileActors(
  actors: readonly Draft<ActorNode>[],
  root: Table,
  compiler: Compiler,
): readonly ActorNode[] {
  return actors.map((actor) => compileActor(actor, root, compiler));
}
