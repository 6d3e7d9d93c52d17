import { createHash, randomUUID } from "node:crypto";
import {
  buildAreaTree,
  buildDirectory,
  type CaseState,
  layoutOf,
  type Me,
  type Moment,
  NOON,
  noticesToCalendar,
  type Pack,
  rowValues,
  type World,
} from "@xinlian/kernel";
import type { Command, Listing, Viewer } from "@xinlian/ledger";
import { type FreshLedger, freshLedger } from "@xinlian/ledger/testing";
import type { Asker } from "../../src/row/question.ts";

const CITY = "511100";
/** 2026-11-10 10:30 in Leshan. */
export const NOW = Date.UTC(2026, 10, 10, 2, 30) as Moment;

const AREAS = [
  { code: "511100", name: "乐山市", level: "city", parent: null },
  { code: "511102", name: "市中区", level: "county", parent: "511100" },
  { code: "511102001", name: "泊水街道", level: "township", parent: "511102" },
  { code: "511102002", name: "柏杨街道", level: "township", parent: "511102" },
  { code: "511111", name: "沙湾区", level: "county", parent: "511100" },
] as const;
export const AREA_CODES = AREAS.map(({ code }) => code);

const UNITS = [
  { id: "hall", level: "city", area: "511100", upper: null },
  { id: "511102-hall", level: "county", area: "511102", upper: "hall" },
  { id: "511102-housing", level: "county", area: "511102", upper: "511102-hall" },
  { id: "511111-housing", level: "county", area: "511111", upper: "hall" },
  { id: "511102001-post", level: "township", area: "511102001", upper: "511102-hall" },
] as const;
export const UNIT_IDS = UNITS.map(({ id }) => id);

/** One person for each way of seeing. */
export const NAMES = ["wide", "county", "town", "unit", "own", "both", "mixed"] as const;
export type Name = (typeof NAMES)[number];
const POSTS: readonly (readonly [Name, string, string])[] = [
  ["wide", "wide", "hall"],
  ["county", "area", "511102-hall"],
  ["town", "area", "511102001-post"],
  ["unit", "unit", "511102-housing"],
  ["own", "own", "511111-housing"],
  ["both", "unit", "511111-housing"],
  ["both", "area", "511102001-post"],
  ["mixed", "wide", "hall"],
];
/** Another pack, of which somebody sees only what his unit leads: he sees the first one whole all the same. */
const OTHER = "other";

/** A ledger with a small city, and everybody's way of asking it. */
export interface RowCity extends FreshLedger {
  readonly pack: Pack;
  readonly people: Readonly<Record<Name, string>>;
  readonly world: World;
  me(name: Name): Me;
  asker(name: Name, now?: Moment): Asker;
  viewer(name: Name): Viewer;
  put(states: readonly CaseState[]): Promise<void>;
}

export async function rowCity(pack: Pack): Promise<RowCity> {
  const fresh = await freshLedger({ city: CITY });
  const people = Object.fromEntries(NAMES.map((name) => [name, randomUUID()])) as Record<
    Name,
    string
  >;
  const areas = must(buildAreaTree(AREAS.map((area) => ({ ...area }))));
  const units = UNITS.map((unit) => ({ ...unit, text: { zh: unit.id, en: unit.id } }));
  const persons = NAMES.map((name) => ({ id: people[name], name, unit: homeOf(name) }));
  const posts = [
    ...POSTS.map(([name, role, unit]) => ({ person: people[name], pack: pack.name, role, unit })),
    { person: people.mixed, pack: OTHER, role: "unit", unit: "511102-housing" },
  ];
  const directory = must(buildDirectory({ units, people: persons, posts, duties: [] }, areas));
  const calendar = must(noticesToCalendar([]));
  const founded = await fresh.ledger.change(
    {
      id: randomUUID(),
      principal: { kind: "founder", id: "founder" },
      actor: "self",
      bodyHash: hash("founding"),
      at: NOW,
    },
    [
      { kind: "areas-set", areas: [...AREAS] },
      ...units.map((unit) => ({ kind: "unit-set" as const, unit })),
      ...persons.map((person) => ({ kind: "person-set" as const, person })),
      ...posts.map((post) => ({ kind: "post-given" as const, post })),
      ...[pack.name, OTHER].map((name) => ({
        kind: "pack-loaded" as const,
        pack: {
          name,
          hash: hash(name),
          files: {},
          roles: Object.values(pack.roles).map((role) => ({ role: role.name, sees: role.sees })),
        },
      })),
    ],
  );
  if (founded.outcome !== "appended") throw new Error(founded.outcome);
  const layout = layoutOf(pack);
  const worldAt = (now: Moment): World => ({
    now,
    city: CITY,
    calendar: () => calendar,
    areas,
    directory,
    pack,
    settings: {},
    cases: new Map(),
    stream: randomUUID,
    number: () => "0",
  });
  const me = (name: Name): Me => ({
    actor: `person:${people[name]}`,
    kind: "person",
    person: people[name],
    posts: directory.posts(people[name]),
  });
  return {
    ...fresh,
    pack,
    people,
    world: worldAt(NOW),
    me,
    viewer: (name) => ({ kind: "person", id: people[name] }),
    asker: (name, now = NOW) => ({
      me: me(name),
      now,
      city: CITY,
      cut: { offset: 480, time: NOON },
      packs: new Map([[pack.name, pack]]),
      layouts: new Map([[pack.name, layout]]),
      world: () => worldAt(now),
      plan: (query) => ({ words: query.split(" "), phrases: [] }),
      since: async () => NOW - 400 * 86_400_000,
    }),
    put: async (states) => {
      const commands = states.map((state) => commandOf(state, listingOf(state)));
      const answers = await fresh.ledger.appendAll(commands);
      const bad = answers.find(({ outcome }) => outcome !== "appended");
      if (bad !== undefined) throw new Error(JSON.stringify(bad));
    },
  };

  function listingOf(state: CaseState): Listing {
    const columns = layout[state.type];
    if (columns === undefined) throw new Error("no layout");
    const running = Object.values(state.clocks)
      .filter((clock) => clock.stopped === undefined && !state.ended)
      .sort((a, b) => a.due - b.due);
    const [first] = running;
    const named = state.fields["officer"];
    const helper = state.fields["helper"];
    return {
      title: String(state.fields["what"] ?? ""),
      words: String(state.fields["what"] ?? "").split(" "),
      text: String(state.fields["what"] ?? ""),
      public: false,
      confidential: false,
      clock:
        first === undefined
          ? null
          : {
              name: first.name,
              due: first.due,
              soon: first.due - 86_400_000,
              standing: first.pauses.at(-1)?.to === undefined && first.pauses.length > 0,
            },
      people: typeof named === "string" ? [named] : [],
      units: typeof helper === "string" ? [helper] : [],
      slots: rowValues(state, columns),
    };
  }
}

function commandOf(state: CaseState, listing: Listing): Command {
  const id = randomUUID();
  return {
    city: CITY,
    id,
    principal: { kind: "citizen", id: "new" },
    bodyHash: hash(id),
    recordedAt: NOW,
    reply: null,
    writes: [
      {
        stream: state.stream,
        type: "case",
        expected: 0,
        packHash: state.packHash,
        after: { ...state, seq: 1 },
        listing,
        marks: [],
        events: [{ kind: "opened", version: 1, occurredAt: NOW, actor: "citizen", body: {} }],
      },
    ],
  };
}

function homeOf(name: Name): string {
  return POSTS.find(([who]) => who === name)?.[2] ?? "hall";
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function must<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
}
