import { type MoveCaseNode, type MoveNode, SHORTEST_HASH } from "../../move/node.ts";
import type { PackDraft } from "../draft/read-nodes.ts";
import type { Sheet } from "../draft/sheet.ts";

/** What a move leads to is there, and it says which versions it starts from. What it starts from is known where cases stand (MV-2). */
export function checkMoves(pack: PackDraft, sheet: Sheet): void {
  for (const move of Object.values(pack.moves)) {
    checkFrom(move, pack, sheet);
    for (const [type, moved] of Object.entries(move.cases)) checkMoved(type, moved, pack, sheet);
  }
}

function checkFrom({ from, name, mark }: MoveNode, { version }: PackDraft, sheet: Sheet): void {
  for (const named of from) {
    if (named === version) {
      sheet.refuse("pack-move-itself", { move: name, version: named }, mark);
    } else if (/^(?=.*\d)(?=.*[a-f])[0-9a-f]+$/.test(named) && named.length < SHORTEST_HASH) {
      sheet.refuse("pack-move-hash", { hash: named, least: SHORTEST_HASH }, mark);
    }
  }
}

function checkMoved(type: string, moved: MoveCaseNode, pack: PackDraft, sheet: Sheet): void {
  const { mark, stay } = moved;
  if (stay) return;
  const one = (kind: string, name: string | null, known: object) => {
    if (name === null || Object.hasOwn(known, name)) return;
    sheet.unknown("pack-unknown", { kind, name }, name, Object.keys(known), mark);
  };
  one("case", type, pack.cases);
  const node = pack.cases[type];
  if (node === undefined) return;
  for (const to of Object.values(moved.states)) one("state", to, node.states);
  for (const to of Object.values(moved.fields)) one("field", to, node.fields);
  for (const to of Object.values(moved.clocks)) one("clock", to, node.clocks);
  for (const [choice, values] of Object.entries(moved.choices)) {
    one("choice", choice, pack.choices);
    const known = pack.choices[choice]?.values;
    if (known === undefined) continue;
    for (const to of Object.values(values)) one("value", to, known);
  }
}
