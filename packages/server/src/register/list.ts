import { areaRange, type Day, endOfDay, type Pack, type RegisterNode } from "@xinlian/kernel";
import { findEntries, type Sql } from "@xinlian/ledger";
import { normalise } from "@xinlian/text";
import type { EntryFilter } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";
import { refusal } from "../fault/refusal.ts";

export interface ListedEntries {
  readonly ids: readonly string[];
  readonly next: string | null;
}

/** One page of entries in the order of key or title; what ended comes after what stands. */
export async function listEntries(
  sql: Sql,
  city: CityNow,
  pack: Pack,
  register: RegisterNode,
  filter: EntryFilter,
  page: { readonly after?: string; readonly limit: number },
): Promise<ListedEntries> {
  const values: unknown[] = [city.code, pack.name, register.name];
  const parts = ["city = $1", "pack = $2", "register = $3"];
  const add = (text: (place: string) => string, ...given: readonly unknown[]) => {
    const first = values.length + 1;
    values.push(...given);
    parts.push(text(given.map((_, at) => `$${first + at}`).join(", ")));
  };
  if (filter.at !== undefined) add((p) => `entered_at < ${p}`, endOf(filter.at));
  // What has ended since then may have stood that day.
  else if (filter.ended !== "all") add((p) => `ended = ${p}`, filter.ended === "yes");
  if (filter.under !== undefined) add((p) => `upper = ${p}`, filter.under);
  if (filter.area !== undefined) {
    const { low, high } = areaRange(filter.area);
    add((p) => `area ~>=~ ${p}`, low);
    add((p) => `area ~<~ ${p}`, high);
  }
  if (filter.q !== undefined) {
    add((p) => `stream = ANY (${p})`, await found(sql, city, pack.name, register.name, filter.q));
  }
  if (page.after !== undefined)
    add((p) => `(ended, sort, stream) > (${p})`, ...readCursor(page.after));
  const rows = await sql.query<{ stream: string; ended: boolean; sort: string }>(
    `SELECT stream, ended, sort FROM ledger.entry_row WHERE ${parts.join(" AND ")}
      ORDER BY ended, sort, stream LIMIT ${page.limit + 1}`,
    values,
  );
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const more = rows.length > page.limit && last !== undefined;
  return { ids: shown.map(({ stream }) => stream), next: more ? writeCursor(last) : null };
}

/** 24:00 of a day by the city's time, as the database takes it. */
function endOf(day: string): Date {
  return new Date(endOfDay(day as Day, { offset: 480 }));
}

/** By the text as it was typed so far, since a picker asks at every letter; where nothing says it so, by its words. */
async function found(
  sql: Sql,
  city: CityNow,
  pack: string,
  register: string,
  q: string,
): Promise<readonly string[]> {
  const typed = await findEntries(sql, { pack, register, words: [], phrases: [normalise(q)] });
  if (typed.length > 0) return typed;
  return findEntries(sql, { pack, register, ...city.words.plan(q) });
}

/** Entries of the registers of a pack that stand, as they are folded (LG-100). */
export async function countStanding(
  sql: Sql,
  city: CityNow,
  { name, registers }: Pack,
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.query<{ register: string; n: number }>(
    `SELECT substr(kind, length('entry ') + 1) AS register, sum(n)::int AS n FROM ledger.tally_now
      WHERE city = $1 AND kind = ANY ($2) AND slot = 0 AND pack = $3 GROUP BY 1`,
    [city.code, Object.keys(registers).map((each) => `entry ${each}`), name],
  );
  return new Map(rows.map(({ register, n }) => [register, n]));
}

type Last = { readonly stream: string; readonly ended: boolean; readonly sort: string };

/** Where a page ends, as the next one asks for it. */
export function writeCursor({ ended, sort, stream }: Last): string {
  return Buffer.from(JSON.stringify([ended, sort, stream])).toString("base64url");
}

/** @throws Refusal request-cursor-bad */
export function readCursor(text: string): readonly [boolean, string, string] {
  try {
    const [ended, sort, stream] = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    const sound =
      typeof ended === "boolean" && typeof sort === "string" && /^[0-9a-f-]{36}$/.test(stream);
    if (sound && !sort.includes("\u0000")) return [ended, sort, stream];
  } catch {
    // told below
  }
  throw refusal("request-cursor-bad", {}, "after");
}
