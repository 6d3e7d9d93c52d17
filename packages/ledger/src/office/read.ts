import type { Area, Deputy, Duty, Person, Post, Unit } from "@xinlian/kernel";
import type { Sql } from "../ledger.ts";
import type { Feed, Sees } from "./change.ts";

/** The city's frame as it stands, for building what decisions read. */
export interface Frame {
  readonly areas: readonly Area[];
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly posts: readonly Post[];
  /** Who stands in for whom, also in the past. */
  readonly deputies: readonly Deputy[];
  readonly duties: readonly Duty[];
  /** Every version that was ever loaded; `now` = the one that new cases take. */
  readonly packs: readonly {
    readonly name: string;
    readonly hash: string;
    readonly files: Readonly<Record<string, string>>;
    readonly now: boolean;
  }[];
  /** The calendar in force, or null before the first. */
  readonly calendar: { readonly version: string; readonly papers: unknown } | null;
  readonly settings: readonly {
    readonly pack: string;
    readonly name: string;
    readonly value: unknown;
  }[];
  readonly reaches: readonly {
    readonly pack: string;
    readonly role: string;
    readonly sees: Sees;
  }[];
  readonly feeds: readonly Feed[];
}

/** Reads the whole frame in the eyes of the engine. */
export async function readFrame(sql: Sql, city: string): Promise<Frame> {
  const all = <Row extends object>(text: string): Promise<readonly Row[]> =>
    sql.query<Row>(text, [city]);
  const units = await all<Unit>(
    "SELECT id, text, level, area, upper, dissolved FROM ledger.unit WHERE city = $1 ORDER BY id",
  );
  const calendars = await all<{ whole: { version: string; papers: unknown } }>(
    "SELECT whole FROM ledger.calendar WHERE city = $1 AND now",
  );
  const feeds = await all<FeedRow>(
    `SELECT name, packs, token_hash, scopes, begins, made_at, revoked_at
       FROM ledger.feed WHERE city = $1 ORDER BY name`,
  );
  return {
    areas: await all(
      "SELECT code, name, level, parent FROM ledger.area WHERE city = $1 ORDER BY code",
    ),
    units,
    people: await all(
      'SELECT id, name, unit, departed AS "left" FROM ledger.person WHERE city = $1 ORDER BY id',
    ),
    posts: await all(
      "SELECT person, pack, role, unit FROM ledger.post WHERE city = $1 ORDER BY person, pack, role, unit",
    ),
    deputies: await all(
      `SELECT id, absent, deputy, why, extract(epoch FROM from_at)::float8 * 1000 AS "from",
              extract(epoch FROM until_at)::float8 * 1000 AS until
         FROM ledger.deputy WHERE city = $1 ORDER BY from_at, id`,
    ),
    duties: (
      await all<DutyRow>(
        `SELECT id, pack, topic, area, unit, owner, since::text, basis FROM ledger.duty
          WHERE city = $1 ORDER BY id`,
      )
    ).map(dutyOf),
    packs: await all(
      "SELECT name, hash, files, now FROM ledger.pack WHERE city = $1 ORDER BY name, loaded_at",
    ),
    calendar: calendars[0]?.whole ?? null,
    settings: await all(
      "SELECT pack, name, value FROM ledger.setting WHERE city = $1 ORDER BY pack, name",
    ),
    reaches: await all(
      "SELECT pack, role, sees FROM ledger.role_reach WHERE city = $1 ORDER BY pack, role",
    ),
    feeds: feeds.map(feedOf),
  };
}

interface FeedRow {
  readonly name: string;
  readonly packs: string[];
  readonly token_hash: string | null;
  readonly scopes: string[];
  readonly begins: string | null;
  readonly made_at: Date | null;
  readonly revoked_at: Date | null;
}

function feedOf({ name, packs, token_hash, scopes, begins, made_at, revoked_at }: FeedRow): Feed {
  return {
    name,
    packs,
    ...(token_hash !== null && { tokenHash: token_hash }),
    ...(scopes.length > 0 && { scopes }),
    ...(begins !== null && { begins }),
    ...(made_at !== null && { made: made_at.getTime() }),
    ...(revoked_at !== null && { revoked: revoked_at.getTime() }),
  };
}

type DutyRow = Omit<Duty, "owner" | "since" | "basis"> &
  Readonly<Record<"owner" | "since" | "basis", string | null>>;

/** What was never said is not there. */
function dutyOf({ owner, since, basis, ...duty }: DutyRow): Duty {
  return {
    ...duty,
    ...(owner !== null && { owner }),
    ...(since !== null && { since }),
    ...(basis !== null && { basis }),
  };
}
