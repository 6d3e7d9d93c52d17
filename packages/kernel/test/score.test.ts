import { describe, expect, it, test } from "vitest";
import { sayFault } from "../src/fault/index.ts";
import { totalIn } from "../src/pack/scenario/standings.ts";
import { bandOf, bandRange } from "../src/score/band.ts";
import { countedOf, frameOf, totalOf } from "../src/score/fold.ts";
import type { ScoreNode } from "../src/score/node.ts";
import { parsePointId, pointId, tidy } from "../src/score/point.ts";
import { parseScoreSpan, scoreSpanAt, scoreSpanBefore } from "../src/score/span.ts";
import { at, LESHAN, must } from "./calendar-leshan.ts";
import { club, faultsWhen, PACK, Town } from "./score-town.ts";

const POINTS = PACK.scores["points"] as ScoreNode;
const LINES = () => Number.NaN;
const H1 = must(parseScoreSpan("2026-H1", "half", LESHAN));
const H2 = must(parseScoreSpan("2026-H2", "half", LESHAN));

function town() {
  const of = new Town();
  const enter = (name: string, joined?: string) =>
    of.write(at("2025-10-01"), {
      do: "enter",
      register: "member",
      fields: { name, joined: joined ?? "2025-10-01" },
    });
  const claim = (when: string, by: string, parts: number, form: object = {}) =>
    must(of.open(at(when), "claim", "make", { by, parts, ...form }));
  const total = (who: string, span = H1, now = "2026-08-01") =>
    totalIn(POINTS, who, span, of.world(at(now)));
  return { of, enter, claim, total };
}

describe("points", () => {
  it("SR-1 stand in the event and move no more when a setting moves", () => {
    const { of, enter, claim, total } = town();
    const a = enter("a");
    const first = claim("2026-02-01", a, 1);
    must(of.act(at("2026-02-02"), first, "meet"));
    of.settings["each"] = 2;
    const second = claim("2026-02-03", a, 1);
    must(of.act(at("2026-02-04"), second, "meet"));
    expect(total(a).rules).toEqual([
      { rule: "base", sum: 60, counts: 60 },
      { rule: "met", sum: 12, counts: 12 },
    ]);
    const event = of.events.find(({ stream, kind }) => stream === first && kind === "acted");
    expect(event?.body).toMatchObject({
      points: [{ score: "points", rule: "met", under: "met", to: a, value: 10 }],
    });
  });

  it("SR-1 what came in historically gives none", () => {
    const { of, enter } = town();
    const form = { by: enter("a"), parts: 1 };
    const order = { do: "open", type: "claim", action: "make", form, historic: true } as const;
    const stream = must(of.try(at("2026-02-01"), order)).changes[0]?.stream ?? "";
    must(of.act(at("2026-02-02"), stream, "meet"));
    expect(of.cases.get(stream)?.points).toBeUndefined();
  });

  it("SR-2 go to each of a list once, at an action or at a state", () => {
    const { of, enter, claim, total } = town();
    const [a, b, c] = [enter("a"), enter("b"), enter("c")];
    must(of.act(at("2026-02-02"), claim("2026-02-01", a, 1, { absent: [b, c] }), "meet"));
    expect([a, b, c].map((who) => total(who).points)).toEqual([70, 54.5, 54.5]);
    must(of.act(at("2026-02-03"), claim("2026-02-01", b, 1), "leave"));
    expect(total(b).points).toBe(49.5);
  });

  it("SR-3 the first moment belongs to a period, the last to the next", () => {
    const { of, enter, claim, total } = town();
    const a = enter("a");
    const [one, two] = [claim("2026-06-01", a, 1), claim("2026-06-01", a, 0.5)];
    must(of.act((H1.until - 1) as never, one, "meet"));
    must(of.act(H1.until, two, "meet"));
    expect(total(a).points).toBe(70);
    expect(total(a, H2).points).toBe(65);
    expect(total(a, H2).band).toBeNull();
  });

  it("SR-4 a cap bounds a rule on either side", () => {
    const { of, enter, claim, total } = town();
    const a = enter("a");
    for (const parts of [1, 1, 1]) {
      must(of.act(at("2026-02-02"), claim("2026-02-01", a, parts), "meet"));
      must(of.act(at("2026-02-02"), claim("2026-02-01", a, parts), "leave"));
    }
    expect(total(a).rules).toEqual([
      { rule: "base", sum: 60, counts: 60 },
      { rule: "met", sum: 30, counts: 25 },
      { rule: "left", sum: -15, counts: -12 },
    ]);
    const points = [10, 10, 10].map((value) => ({ under: "met", value }));
    const frame = frameOf(POINTS, H1, of.world(at("2026-08-01")));
    expect(countedOf(points, frame)).toEqual([10, 10, 5]);
  });

  it("SR-4 tenths add up as on paper", () => {
    expect(tidy(0.1 + 0.2)).toBe(0.3);
    expect(tidy(-0.0000001)).toBe(0);
  });

  test.each([
    [59.9, "low"],
    [60, "normal"],
    [100, "normal"],
    [100.1, "honour"],
  ])("SR-5 %d points are %s", (points, band) => {
    expect(bandOf(POINTS, points, LINES).name).toBe(band);
  });

  it("SR-5 says what a band spans", () => {
    expect(POINTS.bands.map((band) => bandRange(band, LINES).en)).toEqual([
      "below 60",
      "60 to 100",
      "above 100",
    ]);
  });

  it("SR-6 a correction is the opposite point, in the period of the one it answers", () => {
    const { of, enter, claim, total } = town();
    const a = enter("a");
    const stream = claim("2026-02-01", a, 1);
    must(of.act(at("2026-02-02"), stream, "leave"));
    expect(total(a).band).toBe("low");
    const [point] = of.cases.get(stream)?.points ?? [];
    const against = point?.id ?? "";
    const appeal = must(of.open(at("2026-07-20"), "appeal", "ask", { against, why: "不可抗力" }));
    must(of.act(at("2026-07-21"), appeal, "grant"));
    expect(total(a)).toMatchObject({ points: 60, band: "normal" });
    expect(total(a, H2).points).toBe(60);
    expect(of.cases.get(appeal)?.points).toMatchObject([
      { rule: "corrected", under: "left", value: 5, counts: at("2026-02-02"), against },
    ]);
    expect(of.cases.get(stream)?.points?.[0]?.answered).toBe(of.cases.get(appeal)?.points?.[0]?.id);
  });

  it("SR-6 a point is answered once, and an answer is not answered", () => {
    const { of, enter, claim } = town();
    const stream = claim("2026-02-01", enter("a"), 1);
    must(of.act(at("2026-02-02"), stream, "leave"));
    const against = of.cases.get(stream)?.points?.[0]?.id ?? "";
    const ask = (id: string) =>
      of.open(at("2026-03-01"), "appeal", "ask", { against: id, why: "…" });
    const [one, two] = [must(ask(against)), must(ask(against))];
    must(of.act(at("2026-03-02"), one, "grant"));
    const again = of.act(at("2026-03-02"), two, "grant");
    expect(again.ok ? "" : again.fault.code).toBe("score-point-answered");
    expect(ask(against).ok).toBe(false);
    const counter = must(ask(of.cases.get(one)?.points?.[0]?.id ?? ""));
    const twist = of.act(at("2026-03-02"), counter, "grant");
    expect(twist.ok ? "" : twist.fault.code).toBe("score-point-answer");
  });

  it("SR-6 a correction under a cap gives back what the cap had cut off", () => {
    const { of, enter, claim, total } = town();
    const a = enter("a");
    const claims = [1, 2].map((parts) => claim("2026-02-01", a, parts));
    for (const each of claims) must(of.act(at("2026-02-02"), each, "meet"));
    expect(total(a).points).toBe(85);
    const against = of.cases.get(claims[0] ?? "")?.points?.[0]?.id ?? "";
    const appeal = must(of.open(at("2026-03-01"), "appeal", "ask", { against, why: "不是他办的" }));
    must(of.act(at("2026-03-02"), appeal, "grant"));
    expect(total(a).points).toBe(80);
  });

  it("SR-7 a newcomer is normal, whoever ended has no band, both have their points", () => {
    const { of, enter, claim, total } = town();
    const [fresh, gone] = [enter("fresh", "2026-02-01"), enter("gone")];
    for (const who of [fresh, gone])
      must(of.act(at("2026-03-01"), claim("2026-02-15", who, 1), "leave"));
    of.write(at("2026-05-01"), { do: "end", stream: gone, why: "退出" });
    expect(total(fresh)).toMatchObject({ points: 55, band: "normal", fresh: true });
    expect(total(gone)).toMatchObject({ points: 55, band: null });
    expect(total(gone, H2, "2027-01-02").points).toBe(0);
    expect(total(fresh, H2, "2027-01-02")).toMatchObject({
      points: 60,
      band: "normal",
      fresh: false,
    });
  });

  it("SR-8 decisions ask for the last closed period, so that a low band ends with the next", () => {
    const { of, enter, claim } = town();
    const [a, room] = [
      enter("a"),
      of.write(at("2025-10-01"), { do: "enter", register: "room", fields: { name: "礼堂" } }),
    ];
    must(of.act(at("2026-03-01"), claim("2026-02-15", a, 1), "leave"));
    const book = (when: string) =>
      of.open(at(when), "booking", "book", {
        room,
        by: a,
        from: `${when} 14:00`,
        until: `${when} 16:00`,
      });
    expect(book("2026-06-30").ok).toBe(true);
    const refused = book("2026-07-01");
    expect(refused.ok ? "" : refused.fault.values["rule"]).toBe("band('points', form.by) != 'low'");
    expect(book("2027-01-04").ok).toBe(true);
  });

  it("SR-8 a unit is new until a period has begun with points behind it", () => {
    const pace = PACK.scores["pace"] as ScoreNode;
    const span = must(parseScoreSpan("2026-03", "month", LESHAN));
    const world = new Town().world(at("2026-05-01"));
    const total = (since: string) =>
      totalOf(
        frameOf(pace, span, world),
        { since: at(since), until: null },
        new Map([["late", -4]]),
        at("2026-05-01"),
      );
    expect(total("2026-03-02")).toMatchObject({ band: "good", fresh: true });
    expect(total("2026-02-02")).toMatchObject({ band: "bad", fresh: false });
  });

  it("RG-13 what hangs on an entry and has not ended is in sight of a decision", () => {
    const { of, enter } = town();
    const a = enter("a");
    const room = of.write(at("2025-10-01"), {
      do: "enter",
      register: "room",
      fields: { name: "礼堂" },
    });
    const book = (from: string, until: string) =>
      of.open(at("2026-03-01"), "booking", "book", { room, by: a, from, until });
    expect(book("2026-03-02 14:00", "2026-03-02 16:00").ok).toBe(true);
    expect(book("2026-03-02 15:00", "2026-03-02 17:00").ok).toBe(false);
    expect(book("2026-03-02 16:00", "2026-03-02 17:00").ok).toBe(true);
    expect(PACK.registers["room"]?.linked).toEqual(["booking"]);
    expect(PACK.registers["member"]?.linked).toEqual([]);
  });
});

describe("periods", () => {
  test.each([
    ["half", "2026-06-30 23:59", "2026-H1", "2026-01-01 00:00", "2026-07-01 00:00"],
    ["half", "2026-07-01 00:00", "2026-H2", "2026-07-01 00:00", "2027-01-01 00:00"],
    ["quarter", "2026-12-31 10:00", "2026-Q4", "2026-10-01 00:00", "2027-01-01 00:00"],
    ["month", "2026-02-28 10:00", "2026-02", "2026-02-01 00:00", "2026-03-01 00:00"],
    ["year", "2026-02-28 10:00", "2026", "2026-01-01 00:00", "2027-01-01 00:00"],
  ] as const)("SR-3 %s of %s is %s", (per, when, name, from, until) => {
    const span = scoreSpanAt(per, at(when), LESHAN);
    expect(span).toMatchObject({ name, per, from: at(from), until: at(until) });
    expect(must(parseScoreSpan(name, per, LESHAN))).toEqual(span);
    expect(scoreSpanBefore(span, LESHAN).until).toBe(span.from);
    expect(span.words.zh).toContain("2026年");
  });

  test.each([
    ["half", "2026-H3"],
    ["half", "2026-Q1"],
    ["quarter", "2026-4"],
    ["month", "2026-13"],
    ["year", "26"],
  ] as const)("%s is not %s", (per, name) => {
    const read = parseScoreSpan(name, per, LESHAN);
    expect(read.ok ? "" : sayFault(read.fault, "en")).toContain(`"${name}"`);
  });

  it("reads ids of points", () => {
    const stream = "00000000-0000-7000-8000-000000000001";
    expect(parsePointId(pointId(stream, 3, 0))).toEqual({ stream, seq: 3, place: 0 });
    expect(parsePointId(`${stream}.0.0`)).toBeUndefined();
  });
});

describe("what does not load", () => {
  test.each([
    ["SR-5 a gap", "is: below 60", "is: below 59", "pack-score-gap"],
    ["SR-5 a line that no band has", "is: 60 to 100", "is: above 60 to 100", "pack-score-gap"],
    ["SR-5 an overlap", "is: below 60", "is: up to 60", "pack-score-overlap"],
    ["SR-5 an end that is missing", "is: above 100", "is: above 100 to 200", "pack-score-gap"],
    ["SR-5 a band without a number", "is: 60 to 100", "is: 60 to 50", "pack-score-empty"],
    ["PK-6 a band that is not there", "new: normal", "new: usual", "pack-unknown"],
    [
      "PK-6 an action that is not there",
      "at: claim.meet, to: by",
      "at: claim.met_it, to: by",
      "pack-unknown",
    ],
    ["PK-6 a case that is not there", "at: claim.left", "at: claims.left", "pack-unknown"],
    ["PK-6 a field that names no point", "against: against }", "against: why }", "pack-unknown"],
    ["SR-9 points for the person", "to: lead, give", "to: me.person, give", "pack-expression-name"],
    [
      "SR-9 a register of people",
      "key: [name], by: [desk], fields: {",
      "key: [who], by: [desk], fields: { who: { is: person, text: 人 | who },",
      "pack-score-person",
    ],
    ["SR-9 a role", "of: member", "of: handler", "pack-score-person"],
    ["EX-1 points for what the score is not of", "to: absent", "to: lead", "pack-expression-type"],
    ["PR-20 a cap of nothing", "cap: 12", "cap: 0.0", "pack-score-cap"],
    ["PR-20 a number that is not sure", "give: setting.weight", 'give: "-1"', "pack-score-unsure"],
    [
      "a rule that says too little",
      "at: claim.left, to: by, give",
      "at: claim.left, give",
      "pack-word-missing",
    ],
    ["a line that is none", "is: below 60", "is: under 60", "pack-value"],
    [
      "EX-9 bands where nothing is decided",
      "at: claim.left, to: by",
      "at: claim.left, when: \"band('points', by) == 'low'\", to: by",
      "pack-expression-deciding",
    ],
    [
      "EX-9 bands of a score that is not there",
      "band('points'",
      "band('point'",
      "pack-expression-word",
    ],
    ["EX-1 bands that are not there", "!= 'low'", "!= 'lower'", "pack-expression-word"],
  ])("%s", (_, from, to, code) => {
    const codes = faultsWhen(from, to);
    expect(codes).toContain(code);
  });

  it("loads as it is", () => {
    expect(club().ok).toBe(true);
    expect(POINTS.asked).toBe(true);
    expect(PACK.scores["pace"]?.asked).toBe(false);
  });
});
