import { type Sql, type Verified, verify } from "@xinlian/ledger";
import type { Acknowledged } from "./load.ts";

/** What the ledger holds after all kills, against what was acknowledged. */
export interface Tally {
  readonly events: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly urgesLost: number;
  readonly urgesDoubled: number;
  readonly marksFired: number;
  readonly marksTwice: readonly string[];
  readonly marksMissed: number;
  /** The first of them, for whoever looks into it. */
  readonly missed: readonly string[];
  readonly verified: Verified;
}

interface Told {
  readonly stream: string;
  readonly seq: string;
  readonly kind: string;
  readonly actor: string;
  readonly command: string;
  readonly envelope: Buffer;
}

/** Reads every event and counts by the events alone, not by the rows derived from them. */
export async function tallyUp(
  sql: Sql,
  city: string,
  opened: readonly Acknowledged[],
  urged: readonly string[],
): Promise<Tally> {
  const events = await sql.query<Told>(
    `SELECT stream, seq::text, kind, actor, command, envelope FROM ledger.event
      WHERE city = $1 AND type = 'case' ORDER BY stream, seq`,
    [city],
  );
  const openings = count(
    // One command may open several cases: its own, and those that a rule makes of it.
    events
      .filter(({ kind, actor }) => kind === "opened" && actor !== "self")
      .map(({ command }) => command),
  );
  const urges = count(events.filter((event) => isUrge(event)).map(({ stream }) => stream));
  const marks = count(events.flatMap((event) => markOf(event)));
  const missed = await sql.query<{ what: string }>(
    `SELECT concat_ws(' ', stream, name, next_mark, next_at, tries, held_until) AS what FROM ledger.clock
      WHERE city = $1 AND stopped_at IS NULL AND NOT paused AND next_at < now() - interval '30 s'`,
    [city],
  );
  return {
    events: events.length,
    lost: opened.filter(({ key }) => !openings.has(key)).map(({ number }) => number),
    doubled: [...openings].filter(([, times]) => times > 1).map(([key]) => key),
    urgesLost: urged.filter((stream) => !urges.has(stream)).length,
    urgesDoubled: [...urges.values()].filter((times) => times > 1).length,
    marksFired: marks.size,
    marksTwice: [...marks].filter(([, times]) => times > 1).map(([mark]) => mark),
    marksMissed: missed.length,
    missed: missed.slice(0, 5).map(({ what }) => what),
    verified: await verify(sql, city),
  };
}

function bodyOf(event: Told): Record<string, unknown> {
  return JSON.parse(event.envelope.toString("utf8")).body;
}

function isUrge(event: Told): boolean {
  if (event.kind !== "acted") return false;
  const envelope = JSON.parse(event.envelope.toString("utf8"));
  return envelope.body.action === "urge" && envelope.actor === "citizen";
}

function markOf(event: Told): readonly string[] {
  if (event.kind !== "warned" && event.kind !== "breached") return [];
  const { clock, mark = "due" } = bodyOf(event);
  return [`${event.stream} ${clock} ${mark}`];
}

function count(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
