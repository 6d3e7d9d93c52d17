import { createHash, randomUUID } from "node:crypto";
import type { CaseState, Moment } from "@xinlian/kernel";
import type { Command, OpenLedger } from "@xinlian/ledger";

const CITY = "511100";
const NOON = Date.UTC(2026, 10, 2, 1) as Moment;

function hash(value: string): string {
  return createHash("sha256").update(value).digest("hex");
}

/** Founds a city with one person who sees a pack city-wide; gives his id. */
export async function found(ledger: OpenLedger): Promise<string> {
  const desk = randomUUID();
  const done = await ledger.change(
    {
      id: randomUUID(),
      principal: { kind: "founder", id: "founder" },
      actor: "self",
      bodyHash: hash("founding"),
      at: NOON,
    },
    [
      { kind: "areas-set", areas: [{ code: CITY, name: "乐山市", level: "city", parent: null }] },
      {
        kind: "unit-set",
        unit: {
          id: "hall",
          text: { zh: "大厅", en: "Hall" },
          level: "city",
          area: CITY,
          upper: null,
        },
      },
      { kind: "person-set", person: { id: desk, name: "坐席", unit: "hall" } },
      { kind: "post-given", post: { person: desk, pack: "matter", role: "desk", unit: "hall" } },
      {
        kind: "pack-loaded",
        pack: {
          name: "matter",
          hash: hash("matter"),
          files: {},
          roles: [{ role: "desk", sees: "city" }],
        },
      },
    ],
  );
  if (done.outcome !== "appended") throw new Error(JSON.stringify(done));
  return desk;
}

function openedCase(at: number): CaseState {
  const due = (NOON + 3 * 86_400_000 + at) as Moment;
  const limit = { unit: "wd", n: 3 } as const;
  return {
    stream: randomUUID(),
    seq: 1,
    pack: "matter",
    packHash: hash("matter"),
    type: "request",
    number: null,
    state: "accepted",
    ended: false,
    historic: false,
    opened: NOON,
    endedAt: null,
    area: "511102",
    lead: "hall",
    parent: null,
    fields: {
      what: `第 ${at} 盏路灯坏了，在柏杨路口，已经三天，请尽快维修`,
      where: { area: "511102", address: "柏杨路" },
    },
    sealed: {},
    entered: { accepted: NOON },
    past: { register: { count: 1, first: NOON, last: NOON } },
    clocks: {
      answer: {
        name: "answer",
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
      },
    },
    links: {},
    barred: { people: [], units: [] },
  };
}

/** Commands that each open one case, as registering a call does. */
export function commands(desk: string, count: number): Command[] {
  return Array.from({ length: count }, (_, at) => {
    const state = openedCase(at);
    const text = String(state.fields["what"]);
    const id = randomUUID();
    return {
      city: CITY,
      id,
      principal: { kind: "person", id: desk },
      bodyHash: hash(id),
      recordedAt: NOON,
      reply: { stream: state.stream },
      writes: [
        {
          stream: state.stream,
          type: "case",
          expected: 0,
          packHash: state.packHash,
          after: state,
          marks: [{ clock: "answer", mark: "due", at: state.clocks["answer"]?.due ?? 0 }],
          listing: {
            title: "路灯坏了",
            words: ["路灯", "坏", "柏杨路", "维修"],
            text,
            public: false,
            confidential: false,
            clock: { name: "answer", due: NOON, soon: NOON, standing: false },
          },
          events: [
            {
              kind: "opened",
              version: 1,
              occurredAt: NOON,
              actor: `person:${desk}`,
              body: { pack: "matter", type: "request", fields: state.fields, clocks: state.clocks },
            },
          ],
        },
      ],
    };
  });
}
