import {
  type CaseNode,
  type EntryState,
  type FieldNode,
  filesIn,
  type Language,
  type Pack,
} from "@xinlian/kernel";
import type { LinkProps, OpenMatterProps } from "@xinlian/web/public";
import { sayValue } from "../case/say-value.ts";
import type { CityNow } from "../engine/city-now.ts";
import { entriesOf } from "../engine/entries.ts";
import type { House } from "../house.ts";
import type { Published } from "./read.ts";

type Entries = ReadonlyMap<string, EntryState>;
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** The entries that these cases show. */
export function entriesShown({ engine }: House, rows: readonly Published[]): Promise<Entries> {
  const ids = rows.flatMap(({ shown }) =>
    Object.values(shown).filter((value) => typeof value === "string" && UUID.test(value)),
  );
  return entriesOf(engine.ledger, [...new Set(ids as string[])]);
}

/** The field by which the answerable unit was found and which the pack shows: what the case is about, in a word. */
export function topicField(pack: Pack, type: string): FieldNode | null {
  const node = pack.cases[type];
  const name = node?.duty.find((each) => {
    const kind = node.fields[each]?.kind;
    return (kind === "choice" || kind === "register") && node.public?.show.includes(each) === true;
  });
  return node?.fields[name ?? ""] ?? null;
}

/** A public case as a page tells it. Null when the pack that runs now no longer shows cases of its type. */
export function matterProps(
  row: Published,
  city: CityNow,
  entries: Entries,
  language: Language,
): OpenMatterProps | null {
  const pack = city.packs.get(row.pack);
  const node = pack?.cases[row.type];
  if (pack === undefined || node?.public === undefined || row.number === null) return null;
  const saying = { city, pack, cases: new Map(), entries };
  const topic = topicField(pack, row.type);
  const said = (field: FieldNode) => sayValue(row.shown[field.name], field, saying)[language];
  const shown = node.public.show.flatMap((name) => node.fields[name] ?? []);
  const texts = shown.filter((field) => field.kind === "text");
  const rest = shown.filter(
    (field) => field.kind !== "text" && field.kind !== "file" && field !== topic,
  );
  const where = areaWords(row.area, city);
  return {
    number: row.number,
    href: `/open/${row.number}`,
    topic: (topic === null ? "" : said(topic)) || node.text[language],
    area: where,
    opened: row.opened,
    at: row.at,
    texts: texts.flatMap((field) =>
      said(field) === "" ? [] : [{ label: field.text[language], text: said(field) }],
    ),
    facts: rest.flatMap((field) =>
      said(field) === "" ? [] : [{ label: field.text[language], text: said(field) }],
    ),
    photos: photosOf(row, node, row.number),
  };
}

function photosOf({ shown }: Published, node: CaseNode, number: string): readonly LinkProps[] {
  return (node.public?.show ?? [])
    .filter((name) => node.fields[name]?.kind === "file")
    .flatMap((name) => filesIn(shown[name]))
    .filter((file) => file.type.startsWith("image/"))
    .map((file) => ({ text: file.name, href: `/open/${number}/files/${file.id}` }));
}

/** Names from the county down; nothing where only the city is known. */
function areaWords(code: string, city: CityNow): string {
  return city.areas
    .path(code)
    .map((area) => area.name)
    .slice(0, -1)
    .reverse()
    .join("");
}
