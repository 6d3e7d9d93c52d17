import type { Words } from "../../words/index.ts";
import { Sight } from "../cel/sight.ts";
import { pathType, pathValue } from "./path.ts";
import { rootTable } from "./root.ts";
import type { Sighted } from "./seen.ts";
import { showCel } from "./show-cel.ts";
import { tablesOf } from "./tables.ts";

/**
 * A pack's text with its `{path}`s filled from the case: `{number}`, `{clock.settle.due}`. The check has seen that
 * every path exists and is not sealed.
 */
export function fillWords(text: Words, { state, node, world, me }: Sighted): Words {
  const table = rootTable(node.name, tablesOf(world.pack));
  const scope = { kind: "clock", state, node, world, me, form: {}, it: undefined } as const;
  const root = new Sight(table, scope, "text");
  const fill = (language: keyof Words) =>
    text[language].replace(/\{([^{}]*)\}/g, (_, path: string) => {
      const found = pathType(table, path.trim());
      if ("lost" in found)
        throw new Error(`text of ${world.pack.name} names ${path}, which is not there`);
      return showCel(found.type, pathValue(root, path.trim()), world)[language];
    });
  return { zh: fill("zh"), en: fill("en") };
}
