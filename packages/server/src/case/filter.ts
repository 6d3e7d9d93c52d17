import {
  areaRange,
  type Day,
  type DeskNode,
  endOfDay,
  parseDay,
  startOfDay,
} from "@xinlian/kernel";
import { type Sql, search } from "@xinlian/ledger";
import type { CaseFilter } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";
import { refusal } from "../fault/refusal.ts";
import { figureWhere } from "../figure/opens.ts";

/** Most cases that words in a filter may find before the other conditions are laid on; the newest ones. */
const MOST_FOUND = 10_000;
const CHINA = { offset: 480 };

/** A WHERE clause over `ledger.case_row` with its values. */
export interface Where {
  readonly text: string;
  readonly values: unknown[];
}

/** What the filter asks for, beside what row-level security leaves of it. @param now ms, for lights */
export async function whereOf(
  filter: CaseFilter,
  city: CityNow,
  sql: Sql,
  now: number,
): Promise<Where> {
  const values: unknown[] = [city.code];
  const parts = ["city = $1"];
  const add = (text: (place: string) => string, value: unknown) => {
    values.push(value);
    parts.push(text(`$${values.length}`));
  };
  const desk = filter.desk === undefined ? null : deskOf(filter, city);
  if (desk !== null) add((p) => `type = ${p}`, desk.of);
  if (filter.pack !== undefined) add((p) => `pack = ${p}`, filter.pack);
  if (filter.type !== undefined) add((p) => `type = ${p}`, filter.type);
  if (filter.state === "open") parts.push("NOT ended");
  else if (filter.state === "ended") parts.push("ended");
  else if (filter.state !== undefined) add((p) => `state = ANY (${p})`, filter.state.split(","));
  if (filter.lead !== undefined) add((p) => `lead = ${p}`, filter.lead);
  if (filter.area !== undefined) {
    const { low, high } = areaRange(filter.area);
    add((p) => `area ~>=~ ${p}`, low);
    add((p) => `area ~<~ ${p}`, high);
  }
  if (filter.from !== undefined)
    add((p) => `opened_at >= ${p}`, new Date(startOfDay(day(filter.from, "from"), CHINA)));
  if (filter.to !== undefined)
    add((p) => `opened_at < ${p}`, new Date(endOfDay(day(filter.to, "to"), CHINA)));
  if (filter.light !== undefined) {
    values.push(new Date(now));
    parts.push(LIGHTS[filter.light].replaceAll("NOW", `$${values.length}`));
  }
  if (filter.figure !== undefined) figureWhere(filter, city, now, add);
  if (filter.q !== undefined) add((p) => `stream = ANY (${p})`, await found(filter.q, city, sql));
  return { text: parts.join(" AND "), values };
}

/** A row's light from its columns: see `Listing.clock`. */
export const LIGHTS = {
  done: "light_clock IS NULL",
  pause: "light_clock IS NOT NULL AND paused",
  late: "light_clock IS NOT NULL AND NOT paused AND due_at <= NOW",
  soon: "light_clock IS NOT NULL AND NOT paused AND due_at > NOW AND warn_at <= NOW",
  ok: "light_clock IS NOT NULL AND NOT paused AND due_at > NOW AND (warn_at IS NULL OR warn_at > NOW)",
} as const;

/** Streams that the words find; a whole number finds its case. */
async function found(q: string, city: CityNow, sql: Sql): Promise<readonly string[]> {
  const numbered = await sql.query<{ stream: string }>(
    "SELECT stream FROM ledger.case_row WHERE city = $1 AND number = $2",
    [city.code, q.trim().toUpperCase()],
  );
  if (numbered.length > 0) return numbered.map((row) => row.stream);
  const { words, phrases } = city.words.plan(q);
  if (words.length === 0 && phrases.length === 0) return [];
  let streams: readonly string[] | null = null;
  for (const phrase of phrases.length === 0 ? [""] : phrases) {
    const hits = await search(sql, { words, phrase, limit: MOST_FOUND });
    const own = new Set(hits.map((hit) => hit.stream));
    streams = streams === null ? [...own] : streams.filter((stream) => own.has(stream));
  }
  return streams ?? [];
}

function day(text: string, place: string): Day {
  const parsed = parseDay(text, place);
  if (!parsed.ok)
    throw refusal("request-pattern", { field: place, value: text, allowed: "YYYY-MM-DD" }, place);
  return parsed.value;
}

/** The desk that a filter names. @throws Refusal 404 when the pack has none of that name */
export function deskOf(filter: Pick<CaseFilter, "pack" | "desk">, city: CityNow): DeskNode {
  const desk = city.packs.get(filter.pack ?? "")?.desks[filter.desk ?? ""];
  if (desk === undefined) throw refusal("request-not-found");
  return desk;
}
