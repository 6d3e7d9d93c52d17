import type { Draft } from "../draft/draft.ts";
import type { PackDraft } from "../draft/read-nodes.ts";
import type { DeskNode, Pack } from "../node.ts";
import { rootTable } from "../scope/root.ts";
import { keepTables } from "../scope/tables.ts";
import { mapValues } from "./actions.ts";
import { compileBulletins } from "./bulletins.ts";
import { compileCase } from "./cases.ts";
import type { Compiler } from "./compiler.ts";
import { freeze } from "./freeze.ts";
import { compileIndicators } from "./indicators.ts";
import { compileRegister } from "./registers.ts";
import { compileScores } from "./scores.ts";

/** Stage three: nodes whose every expression is checked and can be evaluated; frozen. */
export function compilePack(draft: PackDraft, hash: string, compiler: Compiler): Pack {
  const cases = mapValues(draft.cases, (_, node) => compileCase(node, compiler));
  const registers = mapValues(draft.registers, (_, node) => compileRegister(node, compiler));
  const scores = compileScores(draft.scores, compiler);
  // What decisions ask of scores and of entries is known when every expression of every case was read.
  const asked = new Set(compiler.facts().flatMap(({ decides }) => [...decides]));
  const pack: Pack = freeze({
    name: draft.name,
    text: draft.text,
    hash,
    ...(draft.version !== undefined && { version: draft.version }),
    moves: draft.moves,
    settings: draft.settings,
    choices: draft.choices,
    roles: draft.roles,
    registers: mapValues(registers, (name, node) => ({
      ...node,
      linked: Object.keys(cases).filter((type) => asked.has(`links ${name}.${type}`)),
    })),
    cases,
    indicators: compileIndicators(draft.indicators, cases, compiler),
    scores: mapValues(scores, (name, node) => ({ ...node, asked: asked.has(`band ${name}`) })),
    bulletins: compileBulletins(draft.bulletins, compiler),
    desks: mapValues(draft.desks, (_, desk) => compileDesk(desk, compiler)),
  });
  keepTables(pack, compiler.tables);
  return pack;
}

function compileDesk(desk: Draft<DeskNode>, compiler: Compiler): DeskNode {
  const { rows, count, near, ...rest } = desk;
  const known = compiler.tables.pack.cases[desk.of] !== undefined;
  const root = known ? rootTable(desk.of, compiler.tables, { me: true }) : new Map();
  return {
    ...rest,
    count: mapValues(count, (_, written) => compiler.bool(written, root)),
    ...(rows && { rows: compiler.bool(rows, root) }),
    ...(near && { near: compiler.bool(near, root) }),
  };
}
