import {
  type CaseState,
  entryStanding,
  type Frame,
  type Moment,
  ok,
  type Pack,
  type Result,
  refuse,
  type ScoreNode,
  type ScoreSpan,
  scoreSpanAt,
  scoreSpanBefore,
  totalOf,
  unitStanding,
  type World,
} from "@xinlian/kernel";
import {
  firstPoints,
  type Guard,
  hangingOn,
  type Ledger,
  pointSums,
  type Sql,
  turnsOf,
} from "@xinlian/ledger";
import { frameAt, stoodAt } from "../score/closed.ts";
import type { CityNow } from "./city-now.ts";
import type { Entries } from "./entries.ts";

/** Most cases that may hang on the entries of one decision and not have ended. */
const MOST_HANGING = 2_000;

/** What a decision reads beside the cases and entries that it names. */
export interface Deciding {
  /** Cases that hang on entries in sight and have not ended. */
  readonly hanging: readonly CaseState[];
  readonly sight: Pick<World, "linked" | "band">;
  readonly guards: readonly Guard[];
}

const NOTHING: Deciding = { hanging: [], sight: { linked: new Set() }, guards: [] };

interface Sights {
  readonly city: CityNow;
  readonly pack: Pack;
  readonly entries: Entries;
  readonly now: Moment;
  /** Not yet written: then turns are moved, but none is asked after. */
  readonly ahead: ReadonlyMap<string, CaseState>;
}

/**
 * Reads what the pack's decisions ask of scores and of entries (EX-9): bands by the last closed periods, the cases that hang on entries
 * in sight, and the turns of those entries, read first, so that what moves meanwhile is noticed (RG-13).
 */
export async function readDeciding(ledger: Ledger, sights: Sights): Promise<Result<Deciding>> {
  const { pack, entries, ahead } = sights;
  const locked = [...entries.values()].filter(
    ({ register }) => (pack.registers[register]?.linked.length ?? 0) > 0,
  );
  const scores = Object.values(pack.scores).filter(({ asked }) => asked);
  if (locked.length === 0 && scores.length === 0) return ok(NOTHING);
  const ids = locked.map(({ stream }) => stream);
  const closed = await closedOf(ledger, scores, sights);
  const types = [
    ...new Set(locked.flatMap(({ register }) => pack.registers[register]?.linked ?? [])),
  ];
  return ledger.view({ kind: "engine" }, async (sql) => {
    const turns = await turnsOf(sql, ledger.city, ids);
    const hanging =
      ids.length === 0 ? [] : await hangingOn(sql, ledger.city, ids, types, MOST_HANGING + 1);
    if (hanging.length > MOST_HANGING)
      return refuse("register-hanging-many", { most: MOST_HANGING });
    const bands = await bandsOf(sql, scores, closed, sights);
    const turn = (entry: string) => (ahead.size > 0 ? null : (turns.get(entry) ?? 0));
    return ok({
      hanging: [...hanging, ...[...ahead.values()].filter(({ ended }) => !ended)],
      sight: { linked: new Set(ids), band: bands },
      guards: ids.map((entry) => ({ entry, turn: turn(entry) })),
    });
  });
}

type Bands = (score: string, subject: string) => string | undefined;

/** The last closed period of a score: its frame, and the entries in sight as they stood at its end. */
interface Closed {
  readonly frame: Frame;
  readonly stood: Entries;
}

async function closedOf(
  ledger: Ledger,
  scores: readonly ScoreNode[],
  { city, pack, entries, now }: Sights,
): Promise<ReadonlyMap<string, Closed>> {
  const calendar = city.calendar(null);
  const closed = new Map<string, Closed>();
  for (const score of scores) {
    const span = scoreSpanBefore(scoreSpanAt(score.per, now, calendar), calendar);
    const frame = await frameAt({ ledger, city }, pack, score, span, now);
    const { of } = score;
    const subjects = [...entries.values()].filter(
      ({ register }) => of.kind === "register" && register === of.register,
    );
    closed.set(score.name, { frame, stood: await stoodAt(ledger, subjects, span.until) });
  }
  return closed;
}

async function bandsOf(
  sql: Sql,
  scores: readonly ScoreNode[],
  closed: ReadonlyMap<string, Closed>,
  sights: Sights,
): Promise<Bands> {
  const found = new Map<string, ReadonlyMap<string, string>>();
  for (const score of scores) {
    const period = closed.get(score.name);
    if (period !== undefined) found.set(score.name, await bandsIn(sql, score, period, sights));
  }
  return (name, subject) => {
    const score = scores.find((each) => each.name === name);
    const band = found.get(name)?.get(subject);
    // A unit that never had a point is new.
    return band ?? (score?.of.kind === "unit" ? score.fresh : undefined);
  };
}

async function bandsIn(
  sql: Sql,
  score: ScoreNode,
  { frame, stood }: Closed,
  { city, pack, now }: Sights,
): Promise<ReadonlyMap<string, string>> {
  const calendar = city.calendar(null);
  const asked = questionOf(city, pack, score, frame.span);
  const standing = new Map(
    score.of.kind === "unit"
      ? [...(await firstPoints(sql, asked, null))].map(
          ([unit, at]) => [unit, unitStanding(at as Moment)] as const,
        )
      : [...stood].map(
          ([stream, entry]) => [stream, entryStanding(score.of, entry, calendar)] as const,
        ),
  );
  const sums = await pointSums(sql, asked, [...standing.keys()]);
  return new Map(
    [...standing].map(([subject, stands]) => {
      const total = totalOf(frame, stands, sums.get(subject) ?? new Map(), now);
      return [subject, total.band ?? frame.score.fresh] as const;
    }),
  );
}

/** The points of a score that count in a period. */
export function questionOf(
  city: Pick<CityNow, "code">,
  pack: Pack,
  score: ScoreNode,
  span: Pick<ScoreSpan, "from" | "until">,
) {
  return {
    city: city.code,
    pack: pack.name,
    score: score.name,
    from: span.from,
    until: span.until,
  };
}
