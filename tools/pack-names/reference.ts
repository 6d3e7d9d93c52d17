import { type Document, isMap, isScalar, isSeq, parseAllDocuments, visit } from "yaml";

/** Keys whose value, or each item of whose list, is a pack's name. */
const NAMES_A_PACK = new Set(["pack", "packs"]);
/** Keys whose value is an action with its pack in front: `pack.type.action`. */
const BEGINS_WITH_A_PACK = new Set(["report"]);
/** Keys under which packs' names are keys in turn: what a city changes in a pack. */
const KEYED_BY_PACK = new Set(["settings", "duties", "demo", "packs"]);

/**
 * A YAML file of a city or a pack with packs called by other names. Only places that name a pack are touched: a unit
 * may bear the same word as its id.
 * @param names old name → new name
 */
export function renameIn(text: string, names: ReadonlyMap<string, string>): string {
  const documents = parseAllDocuments(text) as readonly Document[];
  for (const document of documents) rename(document, names);
  return documents.map((document) => document.toString({ lineWidth: 0 })).join("");
}

function rename(document: Document, names: ReadonlyMap<string, string>): void {
  visit(document, {
    Pair(_, pair) {
      const key = isScalar(pair.key) ? String(pair.key.value) : "";
      if (NAMES_A_PACK.has(key)) {
        const items = isSeq(pair.value) ? pair.value.items : [pair.value];
        for (const item of items) {
          if (isScalar(item)) item.value = names.get(String(item.value)) ?? item.value;
        }
      }
      if (BEGINS_WITH_A_PACK.has(key) && isScalar(pair.value)) {
        const [pack = "", ...path] = String(pair.value.value).split(".");
        if (path.length === 2) pair.value.value = [names.get(pack) ?? pack, ...path].join(".");
      }
      if (KEYED_BY_PACK.has(key) && isMap(pair.value)) {
        for (const { key: inner } of pair.value.items) {
          if (isScalar(inner)) inner.value = names.get(String(inner.value)) ?? inner.value;
        }
      }
    },
  });
}
