import type { CaseState, Clock } from "@xinlian/kernel";
import type { Listing, Mark, Slots } from "../command.ts";

function iso(moment: number | null | undefined): string | null {
  return moment === null || moment === undefined ? null : new Date(moment).toISOString();
}

/** A clock's row: its dates and what it does next by itself. */
export interface ClockRow {
  readonly name: string;
  readonly next_mark: string | null;
  readonly next_at: string | null;
  readonly [column: string]: unknown;
}

function standsStill(clock: Clock): boolean {
  const last = clock.pauses.at(-1);
  return last !== undefined && last.to === undefined;
}

/**
 * What a clock does next. An ended case may have clocks that run on (until it is filed away, say), so marks that are given count there too; a
 * mark that has moved to a later moment since it fired has not fired for it.
 */
function nextMark(
  name: string,
  clock: Clock,
  marks: readonly Mark[] | undefined,
  ended: boolean,
): Mark | null {
  if (clock.stopped !== undefined) return null;
  const due = ended || standsStill(clock) ? [] : [{ clock: name, mark: "due", at: clock.due }];
  const own = marks?.filter((mark) => mark.clock === name) ?? due;
  const open = own.filter(({ mark, at }) => (clock.fired[mark] ?? Number.NEGATIVE_INFINITY) < at);
  return open.reduce<Mark | null>(
    (least, mark) => (least === null || mark.at < least.at ? mark : least),
    null,
  );
}

/** Rows of the clock table. A stopped clock keeps its row, for figures, and does nothing more. */
export function clockRows(state: CaseState, marks?: readonly Mark[]): ClockRow[] {
  return Object.entries(state.clocks).map(([name, clock]) => {
    const next = nextMark(name, clock, marks, state.ended);
    return {
      name,
      whose: clock.whose,
      start_at: iso(clock.start),
      due_at: iso(clock.due),
      first_due_at: iso(clock.firstDue),
      provisional: clock.provisional,
      paused: standsStill(clock),
      stopped_at: iso(clock.stopped),
      breached_at: iso(clock.breached),
      calendar: clock.calendar,
      next_mark: next?.mark ?? null,
      next_at: iso(next?.at),
    };
  });
}

/** A row's slots by column; those without a value are left out. */
export function slotColumns(slots: Slots | undefined): Record<string, unknown> {
  const columns: Record<string, unknown> = { flags: slots?.flags ?? 0 };
  slots?.text?.slice(0, 8).forEach((value, at) => {
    columns[`s${at + 1}`] = value;
  });
  slots?.number?.slice(0, 4).forEach((value, at) => {
    columns[`n${at + 1}`] = value;
  });
  slots?.time?.slice(0, 8).forEach((value, at) => {
    columns[`t${at + 1}`] = iso(value);
  });
  return columns;
}

/** What the row's light is read from: as the listing says, else the running clock that is due first. */
function lightColumns(state: CaseState, listing: Listing | undefined): Record<string, unknown> {
  const running = Object.values(state.clocks)
    .filter((clock) => clock.stopped === undefined && !state.ended)
    .sort((left, right) => left.due - right.due);
  const first = running[0];
  const derived =
    first === undefined
      ? null
      : { name: first.name, due: first.due, soon: first.due, standing: standsStill(first) };
  const light = listing === undefined ? derived : listing.clock;
  return {
    light_clock: light?.name ?? null,
    due_at: iso(light?.due),
    warn_at: iso(light?.soon),
    paused: light?.standing ?? false,
    provisional: light != null && state.clocks[light.name]?.provisional === true,
  };
}

/** The columns of a case's current row that follow from its state and listing; the database adds the head and the command's own. */
export function caseRow(state: CaseState, listing: Listing | undefined): Record<string, unknown> {
  const breaches = Object.values(state.clocks).flatMap((clock) => clock.breached ?? []);
  const links = [
    ...new Set([
      ...(state.parent === null ? [] : [state.parent]),
      ...Object.values(state.links).flat(),
    ]),
  ];
  return {
    pack: state.pack,
    pack_hash: state.packHash,
    type: state.type,
    number: state.number,
    state: state.state,
    ended: state.ended,
    title: listing?.title ?? "",
    area: state.area,
    county: state.area.slice(0, 6),
    lead: state.lead,
    parent: state.parent,
    opened_at: iso(state.opened),
    ended_at: iso(state.endedAt),
    ...lightColumns(state, listing),
    breached_at: breaches.length === 0 ? null : iso(Math.min(...breaches)),
    confidential: listing?.confidential ?? false,
    public: listing?.public ?? false,
    shown: listing?.public === true ? (listing.shown ?? {}) : null,
    people: listing?.people ?? [],
    units: listing?.units ?? [],
    barred_people: state.barred.people,
    barred_units: state.barred.units,
    walled: state.barred.people.length + state.barred.units.length > 0,
    links,
    ...slotColumns(listing?.slots),
    whole: state,
  };
}
