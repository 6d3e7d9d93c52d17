import type { Ledger, StoredEvent } from "@xinlian/ledger";

export interface ToldLimit {
  readonly unit?: string;
  readonly n?: number;
  readonly until?: number;
}

/** One event as far as clocks are told by it. */
export interface Beat {
  readonly kind: string;
  readonly occurred: number;
  readonly recorded: number;
  readonly clocks: Readonly<Record<string, ToldClock>>;
  /** The clock and the mark that fired. */
  readonly fired?: readonly [clock: string, mark: string];
}

/** A clock as an event told it; only what is looked at here. */
export interface ToldClock {
  readonly name: string;
  readonly whose: string;
  readonly start: number;
  readonly due: number;
  readonly limit: ToldLimit;
  readonly firstDue: number;
  readonly firstLimit: ToldLimit;
  readonly pauses: readonly { readonly from: number; readonly to?: number }[];
  readonly extensions: readonly ToldLimit[];
  readonly stopped?: number;
}

/** A case as its events tell it, folded anew and plainly: nothing of the kernel's own folding, rows or counts is used. */
export interface Told {
  readonly stream: string;
  readonly type: string;
  readonly opened: number;
  state: string;
  lead: string | null;
  ended: boolean;
  endedAt: number | null;
  fields: Record<string, unknown>;
  readonly seals: Set<string>;
  clocks: Record<string, ToldClock>;
  /** When each state was entered last. */
  readonly entered: Record<string, number>;
  /** When each action was done. */
  readonly done: Record<string, number[]>;
  barred: { readonly people: readonly string[]; readonly units: readonly string[] };
  /** All events, in their order. */
  readonly beats: Beat[];
}

interface Acted {
  readonly action: string;
  readonly to: string;
  readonly entered: boolean;
  readonly ended: boolean;
  readonly lead: string | null;
  readonly fields: Record<string, unknown>;
  readonly seals: readonly string[];
  readonly sealsFrom?: Record<string, unknown>;
  readonly clocks: Record<string, ToldClock>;
  readonly barred: Told["barred"];
}

const ENGINE = { kind: "engine" } as const;

/** Every case of a pack, told anew from its events. */
export async function replay(ledger: Ledger, pack: string): Promise<readonly Told[]> {
  const streams = await ledger.view(ENGINE, (sql) =>
    sql.query<{ stream: string }>(
      "SELECT DISTINCT stream FROM ledger.event WHERE city = $1 AND type = 'case' ORDER BY stream",
      [ledger.city],
    ),
  );
  const all: Told[] = [];
  for (const { stream } of streams) {
    const events = await ledger.events(ENGINE, stream);
    const first = events[0]?.body as { pack?: string } | undefined;
    if (first?.pack === pack) all.push(toldBy(events));
  }
  return all;
}

function toldBy(events: readonly StoredEvent[]): Told {
  const first = events[0] as StoredEvent;
  const { type, opened } = first.body as { type: string; opened: number };
  const told: Told = {
    stream: first.stream,
    type,
    opened,
    state: "",
    lead: null,
    ended: false,
    endedAt: null,
    fields: {},
    seals: new Set(),
    clocks: {},
    entered: {},
    done: {},
    barred: { people: [], units: [] },
    beats: [],
  };
  for (const event of events) add(told, event);
  return told;
}

function add(told: Told, { kind, body, occurredAt: at, recordedAt }: StoredEvent): void {
  const part = body as Partial<Acted> & { clock?: string; mark?: string; to?: string };
  if (part.clocks !== undefined) told.clocks = { ...told.clocks, ...part.clocks };
  const mark = kind === "breached" ? "due" : kind === "warned" ? part.mark : undefined;
  told.beats.push({
    kind,
    occurred: at,
    recorded: recordedAt,
    clocks: part.clocks ?? {},
    ...(mark !== undefined && { fired: [part.clock ?? "", mark] as const }),
  });
  if (kind === "inherited") told.lead = part.to ?? null;
  if (kind !== "opened" && kind !== "acted") return;
  const acted = body as Acted;
  for (const [name, value] of Object.entries(acted.fields)) {
    if (value === null) delete told.fields[name];
    else told.fields[name] = value;
  }
  for (const name of [...acted.seals, ...Object.keys(acted.sealsFrom ?? {})]) told.seals.add(name);
  const times = told.done[acted.action] ?? [];
  told.done[acted.action] = times;
  times.push(at);
  if (acted.entered) told.entered[acted.to] = at;
  if (acted.ended && !told.ended) told.endedAt = at;
  if (!acted.ended) told.endedAt = null;
  told.ended = acted.ended;
  told.state = acted.to;
  told.lead = acted.lead;
  told.barred = acted.barred;
}
