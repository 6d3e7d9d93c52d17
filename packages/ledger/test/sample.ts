import { createHash, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { CaseState, Clock, FieldValues, Moment } from "@xinlian/kernel";
import type {
  Command,
  Listing,
  NewEvent,
  Principal,
  RegisterWriter,
  StreamWrite,
} from "@xinlian/ledger";
import { type FreshLedger, freshLedger } from "@xinlian/ledger/testing";
import type pg from "pg";

export const CITY = "511100";
/** 2026-11-02 09:00 in Leshan. */
export const NOON = Date.UTC(2026, 10, 2, 1) as Moment;

/** So many ms later. */
export function later(ms: number): Moment {
  return (NOON + ms) as Moment;
}
export const FOUNDER: Principal = { kind: "founder", id: "founder" };

export function hash(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

export function person(id: string): Principal {
  return { kind: "person", id };
}

/** A small city: two counties and a township, two packs, one person for each way of seeing. */
export interface Sample extends FreshLedger {
  readonly people: Readonly<Record<Name, string>>;
}

const NAMES = [
  "desk",
  "watcher",
  "handler",
  "officer",
  "neighbour",
  "mixed",
  "auditor",
  "admin",
  "idle",
] as const;
export type Name = (typeof NAMES)[number];

const POSTS: readonly (readonly [Name, string, string, string])[] = [
  ["desk", "alpha", "desk", "hall"],
  ["watcher", "alpha", "watch", "511102-hall"],
  ["handler", "alpha", "handler", "511102-housing"],
  ["officer", "alpha", "officer", "511111-housing"],
  ["neighbour", "alpha", "handler", "511111-housing"],
  ["mixed", "alpha", "desk", "hall"],
  ["mixed", "beta", "handler", "511102-housing"],
  ["auditor", "*", "auditor", "hall"],
  ["admin", "*", "admin", "hall"],
];

const ROLES = [
  { role: "desk", sees: "city" },
  { role: "watch", sees: "area" },
  { role: "handler", sees: "unit" },
  { role: "officer", sees: "own" },
] as const;

/** Who writes the registers of the pack `alpha`: one kind of writer each. */
const WRITERS: readonly RegisterWriter[] = [
  { register: "topic", role: "desk", bound: "any", field: "" },
  { register: "pole", role: "watch", bound: "any", field: "" },
  { register: "place", role: "handler", bound: "area", field: "" },
  { register: "article", role: "handler", bound: "unit", field: "owner" },
  { register: "visit", role: "", bound: "person", field: "officer" },
  { register: "ruling", role: "", bound: "self", field: "" },
  { register: "feeds", role: "", bound: "feed", field: "" },
];

const UNITS = [
  ["hall", "511100"],
  ["511102-hall", "511102"],
  ["511102-housing", "511102"],
  ["511111-housing", "511111"],
] as const;

/** Founds the sample in a database of its own. */
export async function sampleCity(): Promise<Sample> {
  const fresh = await freshLedger({ city: CITY });
  const people = Object.fromEntries(NAMES.map((name) => [name, randomUUID()])) as Record<
    Name,
    string
  >;
  const founded = await fresh.ledger.change(
    { id: randomUUID(), principal: FOUNDER, actor: "self", bodyHash: hash("founding"), at: NOON },
    [
      {
        kind: "areas-set",
        areas: [
          { code: "511100", name: "乐山市", level: "city", parent: null },
          { code: "511102", name: "市中区", level: "county", parent: "511100" },
          { code: "511111", name: "沙湾区", level: "county", parent: "511100" },
          { code: "511102001", name: "泊水街道", level: "township", parent: "511102" },
        ],
      },
      ...UNITS.map(([id, area]) => ({
        kind: "unit-set" as const,
        unit: { id, text: { zh: id, en: id }, level: "county" as const, area, upper: null },
      })),
      ...NAMES.map((name) => ({
        kind: "person-set" as const,
        person: { id: people[name], name, unit: "hall" },
        sealed: { phone: { phone: "13900000000", name } },
      })),
      ...POSTS.map(([name, pack, role, unit]) => ({
        kind: "post-given" as const,
        post: { person: people[name], pack, role, unit },
      })),
      ...["alpha", "beta"].map((name) => ({
        kind: "pack-loaded" as const,
        pack: {
          name,
          hash: hash(name),
          files: { "pack.yaml": name },
          roles: ROLES,
          writers: name === "alpha" ? WRITERS : [],
        },
      })),
      { kind: "feed-set", feed: { name: "lamps", packs: ["alpha"] } },
    ],
  );
  if (founded.outcome !== "appended") throw new Error(JSON.stringify(founded));
  return { ...fresh, people };
}

export function clock(name: string, due: Moment, more: Partial<Clock> = {}): Clock {
  const limit = { unit: "wd", n: 3 } as const;
  return {
    name,
    whose: "citizen",
    limit,
    start: NOON,
    raw: due,
    shifted: due,
    due,
    provisional: false,
    pauses: [],
    extensions: [],
    calendar: "v1",
    firstDue: due,
    firstLimit: limit,
    fired: {},
    ...more,
  };
}

export function caseState(more: Partial<CaseState> = {}): CaseState {
  return {
    stream: randomUUID(),
    seq: 1,
    pack: "alpha",
    packHash: hash("alpha"),
    type: "request",
    number: null,
    state: "open",
    ended: false,
    historic: false,
    opened: NOON,
    endedAt: null,
    area: "511102",
    lead: "511102-housing",
    parent: null,
    fields: { what: "路灯坏了" },
    sealed: {},
    entered: {},
    past: {},
    clocks: {},
    links: {},
    barred: { people: [], units: [] },
    ...more,
  } as CaseState;
}

/**
 * Waits until nothing older than the newest event is under way. Transaction numbers belong to the whole cluster, so a transaction of another
 * test's database holds followers and seals back, too.
 */
export async function settled(owner: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await owner.query<{ still: boolean }>(
      `SELECT EXISTS (SELECT FROM ledger.event WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())) AS still`,
    );
    if (rows[0]?.still !== true) return;
    await sleep(5);
  }
}

export function listing(more: Partial<Listing> = {}): Listing {
  return {
    title: "路灯坏了",
    words: ["路灯", "坏"],
    text: "柏杨路口的路灯坏了三天",
    public: false,
    confidential: false,
    clock: null,
    ...more,
  };
}

export function event(kind: string, body: unknown = {}, sealed?: FieldValues): NewEvent {
  const plain = { kind, version: 1, occurredAt: NOON, actor: "self", body };
  return sealed === undefined ? plain : { ...plain, sealed };
}

/** A write of one event that leaves the case in `after`. */
export function caseWrite(
  after: CaseState,
  more: Partial<StreamWrite> & { readonly kind?: string } = {},
): StreamWrite {
  const { kind, ...rest } = more;
  return {
    stream: after.stream,
    type: "case",
    expected: after.seq - 1,
    events: [event(kind ?? (after.seq === 1 ? "opened" : "acted"), { seq: after.seq })],
    packHash: after.packHash,
    after,
    listing: listing(),
    ...rest,
  };
}

export function command(
  principal: Principal,
  writes: readonly StreamWrite[],
  more: Partial<Command> = {},
): Command {
  const id = randomUUID();
  return {
    city: CITY,
    id,
    principal,
    bodyHash: hash(id),
    recordedAt: NOON,
    writes,
    reply: { id },
    ...more,
  };
}
