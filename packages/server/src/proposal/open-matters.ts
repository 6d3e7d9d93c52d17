import { type CaseState, type Me, type Moment, mayLook } from "@xinlian/kernel";
import type { Viewer } from "@xinlian/ledger";
import type { CaseRow } from "@xinlian/wire";
import type { Listed } from "../case/list.ts";
import { rowView } from "../case/row-view.ts";
import { packOf } from "../engine/city-now.ts";
import type { Engine } from "../engine/engine.ts";
import { callTypes } from "../telephony/call-desk.ts";

/** Rows that are shown; the rest is counted. */
const SHOWN = 10;
/** Newest streams of one number that are looked at: a switchboard may have thousands. */
const MOST = 400;

/** What the holder of a number has open, as far as one person may see it. */
export interface OpenMatters {
  /** Somebody called from it before. */
  readonly known: boolean;
  readonly open: CaseRow[];
  readonly count: number;
}

export const NO_MATTERS: OpenMatters = { known: false, open: [], count: 0 };

/**
 * The open matters of a caller, soonest due first. A matter whose reporter the asker may not look up is not among them: a number must not
 * tell who reported in confidence.
 */
export async function openMatters(
  phone: string,
  viewer: Viewer,
  me: Me,
  engine: Engine,
  contacts: (phone: string) => Promise<readonly string[]>,
  now: Moment,
): Promise<OpenMatters> {
  // Streams of version 7 grow with time: the last ones are the newest.
  const streams = (await contacts(phone)).slice(-MOST);
  if (streams.length === 0) return NO_MATTERS;
  const rows = await engine.ledger.view(viewer, (sql) =>
    sql.query<Listed>(
      `SELECT stream, title, due_at AS at, whole FROM ledger.case_row
        WHERE city = $1 AND stream = ANY ($2) ORDER BY due_at, stream`,
      [engine.city.code, streams],
    ),
  );
  const seen = rows.filter(({ whole }) => mayKnow(whole, me, engine, now));
  const open = seen.filter(({ whole }) => !whole.ended && isMatter(whole, engine));
  return {
    known: seen.length > 0,
    open: open.slice(0, SHOWN).map((row) => rowView(row, engine, me, now)),
    count: open.length,
  };
}

function isMatter(state: CaseState, engine: Engine): boolean {
  return !callTypes(packOf(engine.city, state.packHash)).has(state.type);
}

function mayKnow(state: CaseState, me: Me, engine: Engine, now: Moment): boolean {
  const pack = packOf(engine.city, state.packHash);
  const node = pack.cases[state.type];
  if (node === undefined) return false;
  const world = engine.world(pack, now, new Map([[state.stream, state]]));
  return Object.keys(state.sealed)
    .filter((field) => node.fields[field]?.kind === "contact")
    .every((field) => mayLook(state, node, field, world, me));
}
