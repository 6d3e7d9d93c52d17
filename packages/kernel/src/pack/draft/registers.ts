import type { AnswersNode, RegisterNode } from "../node.ts";
import type { Tree } from "../source/tree.ts";
import { readMusts } from "./actions.ts";
import { readActors } from "./actors.ts";
import { readCadences } from "./cadences.ts";
import { readItems } from "./checklists.ts";
import type { Draft } from "./draft.ts";
import { OF_ENTRY, readFields, type TypeNames } from "./fields.ts";
import type { Sheet } from "./sheet.ts";
import { readText } from "./text.ts";

export function readRegisters(
  tree: Tree | undefined,
  types: TypeNames,
  sheet: Sheet,
): Readonly<Record<string, Draft<RegisterNode>>> {
  return Object.fromEntries(
    sheet.named(tree, "registers").flatMap(([name, entry]) => {
      const words = sheet.words(entry.tree, "register", name);
      if (words === undefined) return [];
      const answers = readAnswers(words.get("answers"), sheet);
      const items = readItems(words.get("items"), sheet);
      const asks = words.written("asks")?.source;
      const node: Draft<RegisterNode> = {
        name,
        text: readText(words.get("text"), "text", sheet),
        key: words.list("key").map(({ source }) => source),
        by: readActors(words.list("by"), sheet),
        fields: readFields(words.get("fields"), types, sheet, OF_ENTRY),
        must: readMusts(words.get("must"), "must", sheet),
        flag: readMusts(words.get("flag"), "flag", sheet),
        linked: [],
        ...(answers && { answers }),
        ...(asks !== undefined && { asks }),
        ...(items && { items }),
        cadences: readCadences(words.get("cadences"), sheet),
        mark: entry.mark,
      };
      return [[name, node] as const];
    }),
  );
}

/** `answers: { topic: field, area: field, unit: field }`. */
function readAnswers(tree: Tree | undefined, sheet: Sheet): AnswersNode | undefined {
  if (tree === undefined) return undefined;
  const words = sheet.words(tree, "answers", "answers");
  const topic = words?.written("topic")?.source;
  const area = words?.written("area")?.source;
  const unit = words?.written("unit")?.source;
  if (topic === undefined || unit === undefined) return undefined;
  return { topic, ...(area !== undefined && { area }), unit, mark: tree.mark };
}
