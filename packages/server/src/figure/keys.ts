import type { Pack, Words } from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { CityNow } from "../engine/city-now.ts";
import { NONE } from "./opens.ts";
import type { Summed } from "./sums.ts";

/** One part by which figures are divided. */
export interface Key {
  readonly key: string | null;
  readonly words: Words | null;
  /** Whether a sum of this key belongs here. */
  takes(key: string | null): boolean;
  /** Conditions of `/api/cases` for the cases of this part. */
  readonly filter: Readonly<Record<string, string>>;
}

interface Place {
  readonly sql: Sql;
  readonly city: CityNow;
  readonly pack: Pack;
  readonly area: string;
}

/** The parts, every area below always, other words when something stands under them; most cases first. */
export async function keysOf(
  by: string | null,
  sums: readonly Summed[],
  place: Place,
): Promise<readonly Key[]> {
  if (by === null) return [{ key: null, words: null, takes: () => true, filter: {} }];
  if (by === "area") return areaKeys(place, sums);
  const found = new Map<string | null, number>();
  for (const { key, n } of sums) found.set(key, Math.max(found.get(key) ?? 0, n));
  const keys = [...found].sort(([a, n], [b, m]) => m - n || (String(a) < String(b) ? -1 : 1));
  const titles = await titlesOf(
    by,
    place,
    keys.flatMap(([key]) => key ?? []),
  );
  return keys.map(([key]) => ({
    key,
    words: key === null ? { zh: "未填", en: "not given" } : wordsOf(by, key, place, titles),
    takes: (other) => other === key,
    filter:
      by === "lead" && key !== null
        ? { lead: key }
        : { dims: `${by}:${key === null ? NONE : key}` },
  }));
}

/** The areas just below, and what lies in the area itself and in none of them. */
function areaKeys({ city, area }: Place, sums: readonly Summed[]): readonly Key[] {
  const below = city.areas.children(area);
  const keys: Key[] = below.map(({ code, name }) => ({
    key: code,
    words: { zh: name, en: name },
    takes: (other) => other !== null && city.areas.contains(code, other),
    filter: { area: code },
  }));
  const within = (other: string | null) => keys.some((each) => each.takes(other));
  if (below.length > 0 && !sums.some(({ key }) => !within(key))) return keys;
  const own: Key = {
    key: area,
    words: { zh: "未分到下级", en: "not within any of them" },
    takes: (other) => !within(other),
    filter: { dims: `area:${area}` },
  };
  return [...keys, own];
}

function wordsOf(
  by: string,
  key: string,
  { city, pack }: Place,
  titles: ReadonlyMap<string, string>,
): Words {
  const both = (text: string) => ({ zh: text, en: text });
  if (by === "lead") return city.directory.unit(key)?.text ?? both(key);
  const field = Object.values(pack.cases).flatMap(({ fields }) => fields[by] ?? [])[0];
  switch (field?.kind) {
    case "choice":
      return pack.choices[field.of ?? ""]?.values[key] ?? both(key);
    case "unit":
      return city.directory.unit(key)?.text ?? both(key);
    case "area":
      return both(city.areas.get(key)?.name ?? key);
    case "yes":
      return key === "yes" ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
    default:
      return both(titles.get(key) ?? key);
  }
}

/** Titles of entries of registers. */
async function titlesOf(
  by: string,
  { sql, city, pack }: Place,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const isEntry = Object.values(pack.cases).some(({ fields }) => fields[by]?.kind === "register");
  if (!isEntry || keys.length === 0) return new Map();
  const rows = await sql.query<{ stream: string; title: string }>(
    "SELECT stream, title FROM ledger.entry_row WHERE city = $1 AND stream = ANY ($2)",
    [city.code, keys],
  );
  return new Map(rows.map(({ stream, title }) => [stream, title]));
}
