import {
  type CaseNode,
  checkPack,
  decide,
  dueMarks,
  mainLine,
  type Pack,
  type Proof,
} from "@xinlian/kernel";
import type { PackBrief, PackCase, PackView } from "@xinlian/wire";
import { formOf } from "../case/form-view.ts";
import { diagramWords, transitionsOf } from "../case/lifecycle-view.ts";
import type { CityNow } from "../engine/city-now.ts";
import { sayWords } from "../fault/say.ts";
import { actorWords } from "./actor-words.ts";

/** Proofs are the same for the same files and calendar: kept by hash. */
const proofs = new Map<string, Proof>();

export function packBrief(pack: Pack, city: CityNow): PackBrief {
  const proof = proofOf(pack, city);
  return {
    name: pack.name,
    words: pack.text,
    hash: pack.hash,
    cases: Object.values(pack.cases).map((node) => ({ name: node.name, words: node.text })),
    sound: proof.faults.length === 0,
    running: pack.hash,
  };
}

export function packView(pack: Pack, city: CityNow): PackView {
  const own = city.settings.get(pack.name) ?? {};
  return {
    ...packBrief(pack, city),
    roles: Object.values(pack.roles).map((role) => ({
      name: role.name,
      words: role.text,
      sees: role.sees,
      people: city.directory.holders(pack.name, role.name, null).length,
    })),
    settings: Object.values(pack.settings).map((setting) => ({
      name: setting.name,
      words: setting.text,
      source: setting.source.text,
      confidence: setting.source.confidence,
      value: JSON.stringify(own[setting.name] ?? setting.value),
    })),
    choices: Object.values(pack.choices).map((choice) => ({
      name: choice.name,
      values: Object.entries(choice.values).map(([value, words]) => ({ value, words })),
    })),
    types: Object.values(pack.cases).map((node) => caseOf(node, pack, city)),
    checks: checksOf(proofOf(pack, city)),
  };
}

function proofOf(pack: Pack, city: CityNow): Proof {
  const calendar = city.calendar(null);
  const key = `${pack.hash} ${calendar.version}`;
  const kept = proofs.get(key);
  if (kept !== undefined) return kept;
  const proof = checkPack(city.files.get(pack.name) ?? {}, pack.hash, {
    decide,
    dueMarks,
    calendar,
  });
  proofs.set(key, proof);
  return proof;
}

/** The lines of the proof; the faults stand with the last line that does not hold, each with its place. */
export function checksOf(proof: Proof): PackView["checks"] {
  const wrong = proof.lines.filter((line) => line.holds === "no").at(-1);
  return proof.lines.map((line) => ({
    words: line.words,
    passed: line.holds === "yes",
    count:
      line.id === "SC"
        ? proof.counts.scenarios
        : line.id === "EX"
          ? proof.counts.expressions
          : proof.counts.states,
    faults:
      line !== wrong
        ? []
        : proof.faults.map((fault) => ({
            code: fault.code,
            place: fault.place ?? null,
            detail: sayWords(fault),
          })),
  }));
}

function caseOf(node: CaseNode, pack: Pack, city: CityNow): PackCase {
  const line = new Set(mainLine(node));
  return {
    name: node.name,
    words: node.text,
    number: node.number ?? null,
    fields: Object.values(node.fields).map((field) => ({
      name: field.name,
      words: field.text,
      kind: field.kind,
      of: field.of ?? null,
      many: field.many,
      sealed: field.seal !== undefined,
    })),
    states: Object.values(node.states).map(({ name, text, end }) => ({
      name,
      words: text,
      end,
      onMainLine: line.has(name),
    })),
    actions: Object.values(node.actions).map((action) => ({
      name: action.name,
      words: action.text,
      from: typeof action.from === "string" ? [action.from] : [...action.from],
      to: action.to ?? null,
      by: action.by.map((actor) => ({
        source: actor.source,
        words: actorWords(actor, node, pack),
      })),
      form: formOf(action, node, pack, city, null),
      must: action.must.map(({ holds, otherwise }) => ({ rule: holds.source, otherwise })),
      place: `${action.mark.file}:${action.mark.line}`,
    })),
    clocks: Object.values(node.clocks).map((clock) => ({
      name: clock.name,
      words: clock.text,
      whose: clock.whose,
      from: [...clock.from],
      to: [...clock.to],
      hold: [...clock.hold],
      limit: clock.limit.source,
      at: clock.at.map((at) => ({ mark: at.source, action: at.action })),
    })),
    transitions: transitionsOf(node),
    twin: diagramWords(node),
  };
}
