import type { Pack } from "../node.ts";
import type { Source, Tree } from "../source/tree.ts";
import { readBulletins } from "./bulletins.ts";
import { readCases } from "./cases.ts";
import { readChoices, readRoles } from "./choices.ts";
import { readDesks } from "./desks.ts";
import type { Draft } from "./draft.ts";
import { readIndicators } from "./indicators.ts";
import { readMoves } from "./moves.ts";
import { readRegisters } from "./registers.ts";
import { readScores } from "./scores.ts";
import { readSettings } from "./settings.ts";
import type { Sheet } from "./sheet.ts";
import { readText } from "./text.ts";

/** A pack of stage two, without its hash. */
export type PackDraft = Draft<Omit<Pack, "hash">>;

/** Stage two: trees → nodes whose expressions are still text. What is wrong goes on the sheet. */
export function readNodes(source: Source, sheet: Sheet): PackDraft | undefined {
  const words = sheet.words(source.top, "pack", "pack");
  if (words === undefined) return undefined;
  const name = words.written("pack");
  if (name !== undefined) sheet.name(name.source, name.mark);
  const types = {
    choices: namesOf(words.get("choices")),
    registers: namesOf(words.get("registers")),
    cases: namesOf(words.get("cases")),
    scores: namesOf(words.get("scores")),
  };
  const version = words.written("version")?.source;
  return {
    ...(version !== undefined && { version }),
    moves: readMoves(words.get("moves"), sheet),
    name: name?.source ?? "",
    text: readText(words.get("text"), "text", sheet),
    settings: readSettings(words.get("settings"), sheet),
    choices: readChoices(words.get("choices"), sheet),
    roles: readRoles(words.get("roles"), sheet),
    registers: readRegisters(words.get("registers"), types, sheet),
    cases: readCases(words.get("cases"), types, sheet),
    indicators: readIndicators(words.get("indicators"), sheet),
    scores: readScores(words.get("scores"), sheet),
    bulletins: readBulletins(words.get("bulletins"), source.templates, types, sheet),
    desks: readDesks(words.get("desks"), sheet),
  };
}

function namesOf(tree: Tree | undefined): ReadonlySet<string> {
  return new Set(tree?.kind === "branch" ? tree.entries.keys() : []);
}
