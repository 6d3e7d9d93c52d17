import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../src/case/decide.ts";
import { evolve } from "../src/case/evolve.ts";
import { dueMarks } from "../src/case/marks.ts";
import { SELF } from "../src/case/self.ts";
import type { CaseState } from "../src/case/state.ts";
import type { Outcome } from "../src/case/world.ts";
import { parseLimit } from "../src/deadline/limit.ts";
import { startClock } from "../src/deadline/start.ts";
import type { Result } from "../src/fault/index.ts";
import { unfitFor } from "../src/move/unfit.ts";
import { checkPack, loadPack } from "../src/pack/index.ts";
import type { Pack } from "../src/pack/node.ts";
import { at, LESHAN, must } from "./calendar-leshan.ts";
import { city } from "./case-city.ts";

const OLD = `
pack: lamps
version: first
text: 路灯 | Street lamps
choices: { fault: { dark: 不亮 | dark, loose: 松动 | loose } }
roles:
  desk: { text: 受理员 | desk, sees: city }
  handler: { text: 承办 | handler, sees: unit }
cases:
  order:
    text: 工单 | order
    fields:
      what:  { is: text, text: 内容 | what }
      fault: { is: fault, text: 故障 | fault }
      who:   { is: contact, text: 联系人 | contact, seal: [desk] }
      against: { is: unit, many: true, text: 被反映单位 | complained of }
    bar: [against]
    states:
      open:  待办 | open
      given: 办理中 | in hand
      told:  已答复 | answered
      done:  { text: 办结 | done, end: true }
    actions:
      report: { text: 反映 | report, from: new, to: open, by: [desk], form: [what, fault, who, against?] }
      give:   { text: 派 | give, from: open, to: given, by: [desk], form: [lead] }
      answer: { text: 答复 | answer, from: given, to: told, by: [handler@lead] }
      close:  { text: 办结 | close, from: [open, given, told], to: done, by: [desk] }
      urge:   { text: 催办 | urge, from: any, by: [desk, clock] }
    clocks:
      settle: { text: 办结 | settle, whose: citizen, from: open, to: done, limit: 15wd, source: test high, at: { due: urge } }
      window: { text: 可退 | window, from: open, to: [given, done], limit: 3d, source: test high }
`;

/** The same pack a year on: a state fewer, a field and a value renamed, a clock renamed and one more. */
const NEW = OLD.replace("version: first", "version: second")
  .replace("dark: 不亮 | dark, loose", "out: 不亮 | out, loose")
  .replace("what:  { is: text, text: 内容", "about: { is: text, text: 内容")
  .replace("form: [what, fault", "form: [about, fault")
  .replace("      given: 办理中 | in hand\n", "      doing: 办理中 | in hand\n")
  .replace("      told:  已答复 | answered\n", "")
  .replace("to: given, by: [desk]", "to: doing, by: [desk]")
  .replace(
    "      answer: { text: 答复 | answer, from: given, to: told, by: [handler@lead] }\n",
    "      answer: { text: 答复 | answer, from: doing, by: [handler@lead] }\n",
  )
  .replace("from: [open, given, told]", "from: [open, doing]")
  .replace(
    / {6}settle: .*\n {6}window: .*\n/,
    `      finish: { text: 办结 | finish, whose: citizen, from: open, to: done, limit: LIMIT, source: test high, at: { due: urge } }
      reply:  { text: 答复 | reply, whose: lead, from: doing, to: [answer, done], limit: 2wd, source: test high, at: { due: urge } }
`,
  );

const MOVES = `
moves:
  onward:
    from: first
    cases:
      order:
        states: { given: doing, told: doing }
        fields: { what: about }
        choices: { fault: { dark: out } }
        clocks: { settle: finish, window: null }
`;

const H1 = "1".repeat(64);
const H2 = "2".repeat(64);
const older = must(loadPack({ "pack.yaml": OLD }, H1));
const newer = (limit = "15wd", moves = MOVES): Pack =>
  must(loadPack({ "pack.yaml": NEW.replace("LIMIT", limit) + moves }, H2));

function given(extra: Record<string, unknown> = {}) {
  const town = city(older);
  const form = { what: "灯不亮", fault: "dark", who: { name: "王", phone: "13900002765" } };
  const order = town.open("2026-11-02 09:00", "p-desk", "order", "report", {
    ...form,
    ...extra,
  } as never);
  town.act("2026-11-03 10:00", "p-desk", order, "give", { lead: "lamps" });
  return { town, order };
}

type Given = ReturnType<typeof given>;

function move({ town, order }: Given, to: Pack, when: string, name = "onward"): Result<Outcome> {
  const world = { ...town.world(at(when)), pack: to, older };
  return decide({ do: "migrate", stream: order, move: name }, world, SELF);
}

function after(outcome: Outcome): CaseState {
  const [change] = outcome.changes;
  if (change === undefined) throw new Error("nothing moved");
  return change.after;
}

describe("a case comes to another version of its pack", () => {
  it("MV-1 one event carries everything; the fold needs no pack", () => {
    const before = given();
    const outcome = must(move(before, newer(), "2026-11-04 10:00"));
    const [change] = outcome.changes;
    expect(change?.events.map(({ kind }) => kind)).toEqual(["migrated"]);
    const state = after(outcome);
    expect(state.packHash).toBe(H2);
    expect(state.state).toBe("doing");
    expect(state.fields).toEqual({ about: "灯不亮", fault: "out" });
    expect(state.entered).toEqual({
      open: at("2026-11-02 09:00"),
      doing: at("2026-11-03 10:00"),
    });
    const stands = before.town.case(before.order);
    expect(change?.events.reduce((folded, event) => evolve(folded, event), stands)).toEqual(state);
    expect(outcome.tells).toEqual([]);
  });

  it("MV-5 sealed fields keep their name and stay sealed; nothing of them is in the event", () => {
    const before = given();
    const stands = before.town.case(before.order);
    const outcome = must(move(before, newer(), "2026-11-04 10:00"));
    expect(after(outcome).sealed).toEqual(stands.sealed);
    expect(JSON.stringify(outcome.changes)).not.toContain("13900002765");
  });

  it("MV-5 a field that would lose its seal, or be sealed under another name, is refused", () => {
    const open = NEW.replace("LIMIT", "15wd")
      .replaceAll("who:   {", "caller: {")
      .replaceAll(", who,", ", caller,");
    const moves = MOVES.replace("what: about", "what: about, who: caller");
    const pack = must(loadPack({ "pack.yaml": open + moves }, H2));
    const refused = move(given(), pack, "2026-11-04 10:00");
    expect(!refused.ok && refused.fault.parts?.map(({ code }) => code)).toEqual(["pack-move-seal"]);
  });

  it("MV-6 MV-8 a clock goes on under its new name, a window ends, a new clock begins with the move", () => {
    const before = given();
    const stands = before.town.case(before.order);
    const { clocks } = after(must(move(before, newer(), "2026-11-04 10:00")));
    expect(clocks["finish"]).toEqual({ ...stands.clocks["settle"], name: "finish" });
    expect(clocks["settle"]?.stopped).toBe(at("2026-11-04 10:00"));
    expect(clocks["reply"]?.start).toBe(at("2026-11-04 10:00"));
    expect(clocks["reply"]?.stopped).toBeUndefined();
  });

  it("MV-2 what the newer version does not have is named with how many and what to write", () => {
    const standing = [
      { type: "order", state: "given", count: 12 },
      { type: "order", state: "told", count: 3 },
    ];
    const faults = unfitFor(older, newer("15wd", ""), undefined, standing);
    expect(
      faults.map(({ code, values }) => [
        code,
        values["state"] ?? values["field"] ?? values["clock"],
        values["count"],
      ]),
    ).toEqual(
      [
        ["pack-move-state", "given", 12],
        ["pack-move-state", "told", 3],
        ["pack-move-field", "what", 15],
        ["pack-move-choice", "fault", undefined],
        ["pack-move-clock", "settle", 15],
        ["pack-move-clock", "window", 15],
      ].map(([code, name, count]) => [code, code === "pack-move-choice" ? "fault" : name, count]),
    );
    expect(unfitFor(older, newer(), newer().moves["onward"], standing)).toEqual([]);
  });

  it("MV-2 stay leaves the cases of a type where they are", () => {
    const stay = newer("15wd", "\nmoves: { onward: { from: first, cases: { order: stay } } }\n");
    expect(must(move(given(), stay, "2026-11-04 10:00")).changes).toEqual([]);
  });

  it("MV-3 a move ends no case", () => {
    const ends = newer("15wd", MOVES.replace("given: doing", "given: done"));
    const refused = move(given(), ends, "2026-11-04 10:00");
    expect(!refused.ok && refused.fault.parts?.[0]?.code).toBe("pack-move-end");
  });

  it("MV-6 a clock that does something when it is due cannot be let go", () => {
    const bare = newer("15wd", MOVES.replace("settle: finish", "settle: null"));
    const refused = move(given(), bare, "2026-11-04 10:00");
    expect(!refused.ok && refused.fault.parts?.[0]?.code).toBe("pack-move-deadline");
  });

  it("MV-9 whoever was kept away stays away", () => {
    const blind = must(
      loadPack(
        { "pack.yaml": NEW.replace("LIMIT", "15wd").replace("    bar: [against]\n", "") + MOVES },
        H2,
      ),
    );
    const before = given({ against: ["water"] });
    const { barred } = before.town.case(before.order);
    expect(barred.units).toEqual(["water"]);
    expect(after(must(move(before, blind, "2026-11-04 10:00"))).barred).toEqual(barred);
  });

  it("MV-10 moved twice is moved once; a stranger's version is refused", () => {
    const before = given();
    before.town.cases.set(before.order, after(must(move(before, newer(), "2026-11-04 10:00"))));
    expect(must(move(before, newer(), "2026-11-05 10:00")).changes).toEqual([]);
    const other = given();
    const state = other.town.case(other.order);
    other.town.cases.set(other.order, { ...state, packHash: "3".repeat(64) });
    const refused = move(other, newer(), "2026-11-05 10:00");
    expect(!refused.ok && refused.fault.code).toBe("pack-move-version");
  });

  it("MV-7 no running clock is ever lengthened, and the nearer of both dates counts", () => {
    const limit = fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom("wd", "d", "h"))
      .map(([n, unit]) => `${n}${unit}`);
    fc.assert(
      fc.property(limit, fc.integer({ min: 4, max: 20 }), (written, dayOfMonth) => {
        const before = given();
        const was = before.town.case(before.order).clocks["settle"];
        if (was === undefined) throw new Error("no clock");
        const when = `2026-11-${String(dayOfMonth).padStart(2, "0")} 10:00`;
        const now = after(must(move(before, newer(written), when))).clocks["finish"];
        const naive = must(
          startClock({
            name: "x",
            whose: "citizen",
            limit: must(parseLimit(written)),
            start: was.start,
            calendar: LESHAN,
          }),
        );
        expect(now?.due).toBe(Math.min(was.due, naive.due));
        expect(now?.start).toBe(was.start);
      }),
      { numRuns: 60 },
    );
  });
});

describe("moves in a pack", () => {
  const faults = (moves: string) =>
    checkPack({ "pack.yaml": NEW.replace("LIMIT", "15wd") + moves }, H2, {
      decide,
      dueMarks,
      calendar: LESHAN,
    }).faults;

  it("PK-6 names that are not there are told at their line", () => {
    const [first] = faults(MOVES.replace("told: doing", "told: dooing"));
    expect(first?.code).toBe("pack-unknown");
    expect(first?.values["near"]).toBe("doing");
    expect(first?.place).toMatch(/^pack\.yaml:\d+$/);
  });

  it("a move from this version itself, or from too short a hash, is refused", () => {
    expect(faults(MOVES.replace("from: first", "from: second"))[0]?.code).toBe("pack-move-itself");
    expect(faults(MOVES.replace("from: first", "from: [a1c]"))[0]?.code).toBe("pack-move-hash");
  });
});
