import { describe, expect, test } from "vitest";
import { owedNow } from "../src/cadence/owing.ts";
import { previewOwed } from "../src/case/owing.ts";
import { CLOCK } from "../src/case/self.ts";
import type { CheckItem } from "../src/field/value.ts";
import { PACK, Town, who, YAML } from "./cadence-town.ts";
import { at, must } from "./calendar-leshan.ts";
import { check } from "./pack-folder.ts";

const WALK = PACK.registers["pole"]?.cadences["walk"];
if (WALK === undefined) throw new Error("no cadence");
const PLACE = { area: "511102" };
const PHOTO = { id: "0".repeat(64), name: "a.jpg", type: "image/jpeg", size: 1 };

function town() {
  const made = new Town();
  const pole = made.enter(at("2026-10-05"), "pole", {
    no: "1",
    height: "tall",
    walker: "an",
    place: PLACE,
  });
  const lit = made.enter(at("2026-10-05"), "look", { ask: "灯亮吗" });
  const lean = made.enter(at("2026-10-06"), "look", { ask: "倾斜几度", number: true });
  const seen = made.enter(at("2026-10-07"), "look", { ask: "拍照", photo: true, height: "low" });
  return { town: made, pole, lit, lean, seen };
}

const yes = (item: string, more = {}) => ({ item, ok: true, ask: "", wants: [], ...more });
const no = (item: string, more = {}) => ({ item, ok: false, ask: "", wants: [], ...more });

describe("what an entry owes", () => {
  test("follows from the entry and the calendar, and is in no case (CD-2, CD-6)", () => {
    const { town: t, pole } = town();
    const owed = (day: string) => {
      const world = t.world(at(day));
      const entry = world.entries?.get(pole);
      return entry && owedNow(entry, WALK, world)?.name;
    };
    expect(owed("2026-10-05")).toBe("2026-Q4");
    expect(owed("2026-12-31")).toBe("2026-Q4");
    expect(owed("2027-01-01")).toBe("2027-Q1");
    t.change(at("2026-11-02"), pole, { pace: "month" });
    expect(owed("2026-11-02")).toBe("2026-11");
    t.change(at("2026-11-02"), pole, { pace: "never" });
    expect(owed("2026-11-02")).toBeUndefined();
    t.change(at("2026-11-02"), pole, { pace: null, height: null });
    expect(owed("2026-11-02")).toBe("2026");
    t.end(at("2026-11-03"), pole);
    expect(owed("2026-11-04")).toBeUndefined();
    expect(t.cases.size).toBe(0);
  });

  test("a look at it shows the case as it would begin and keeps nothing (CD-6, CL-1)", () => {
    const { town: t, pole, lit, lean } = town();
    const owed = { register: "pole", cadence: "walk", entry: pole, span: "2026-Q4" };
    const seen = must(previewOwed(owed, t.id(), t.world(at("2026-11-02"))));
    expect([seen.state, seen.area, seen.opened]).toEqual(["due", "511102", at("2026-10-05")]);
    expect((seen.fields["items"] as CheckItem[]).map(({ item }) => item)).toEqual([lit, lean]);
    expect(t.cases.size).toBe(0);
  });

  test("is met by opening and acting in one, from the later of its stretch and its entering (CD-4, CD-6, CD-8, CD-9)", () => {
    const { town: t, pole, lit, lean } = town();
    const form = { items: [yes(lit), yes(lean, { number: 2 })] };
    const done = must(t.meet(at("2026-11-02"), "an", pole, "2026-Q4", "walk", form));
    const [first] = done.changes;
    expect(first?.events.map(({ kind }) => kind)).toEqual(["opened", "acted"]);
    expect(first?.after).toMatchObject({
      state: "done",
      opened: at("2026-10-05"),
      area: "511102",
      owed: { register: "pole", cadence: "walk", entry: pole, span: "2026-Q4" },
    });
    expect(first?.after.clocks["within"]?.due).toBe(at("2027-01-01 00:00"));
  });

  test("is asked for once, whatever the rhythm has become (CD-5)", () => {
    const { town: t, pole, lit, lean } = town();
    const form = { items: [yes(lit), yes(lean, { number: 2 })] };
    must(t.meet(at("2026-11-02"), "an", pole, "2026-Q4", "walk", form));
    t.change(at("2026-11-03"), pole, { pace: "half" });
    const again = t.meet(at("2026-12-02"), "an", pole, "2026-H2", "walk", form);
    expect(again.ok ? "" : again.fault.code).toBe("cadence-taken");
  });

  test.each([
    ["2026-Q3", "2026-11-02", "cadence-not-owed"],
    ["2027-Q1", "2026-11-02", "cadence-not-owed"],
    ["2026-11", "2026-11-02", "cadence-not-owed"],
    ["soon", "2026-11-02", "cadence-span"],
  ])("%s on %s is refused", (span, day, code) => {
    const { town: t, pole } = town();
    const done = t.meet(at(day), "an", pole, span, "walk", {});
    expect(done.ok ? "" : done.fault.code).toBe(code);
  });

  test("another person does not act on it, and nothing is kept (CD-6)", () => {
    const { town: t, pole } = town();
    const done = t.meet(at("2026-11-02"), "bo", pole, "2026-Q4", "walk", { items: [] });
    expect(done.ok ? "" : done.fault.code).toBe("case-actor-unfit");
    expect(t.cases.size).toBe(0);
  });

  test("is missed once when its stretch is over, never before (CD-7)", () => {
    const { town: t, pole } = town();
    const owed = { register: "pole", cadence: "walk", entry: pole, span: "2026-Q4" };
    const lapse = { do: "lapse", owed, stream: t.id() } as const;
    const early = t.try(at("2026-12-31 23:59"), CLOCK, lapse);
    expect(early.ok ? "" : early.fault.code).toBe("cadence-open");
    const done = must(t.try(at("2027-01-01 00:00"), CLOCK, lapse));
    expect(done.changes[0]?.after).toMatchObject({
      state: "missed",
      endedAt: at("2027-01-01 00:00"),
    });
    const again = t.try(at("2027-01-01 00:00"), CLOCK, { ...lapse, stream: t.id() });
    expect(again.ok ? "" : again.fault.code).toBe("cadence-taken");
  });
});

describe("checklists", () => {
  test("keep the items they began with (CL-1) and answer no others (CL-2)", () => {
    const { town: t, pole, lit, lean } = town();
    must(t.meet(at("2026-11-02"), "keeper", pole, "2026-Q4", "move", { to: "2026-11-20" }));
    const more = t.enter(at("2026-11-03"), "look", { ask: "新的" });
    t.change(at("2026-11-03"), lit, { ask: "改过" });
    const [visit] = [...t.cases.values()];
    const act = (list: unknown) =>
      t.try(at("2026-11-04"), who("an"), {
        do: "act",
        stream: visit?.stream ?? "",
        action: "walk",
        form: { items: list as never },
      });
    const strange = act([yes(lit), yes(lean, { number: 1 }), yes(more)]);
    expect(codes(strange)).toContain("checklist-item");
    const done = must(act([yes(lit), yes(lean, { number: 1 })]));
    const kept = done.changes[0]?.after.fields["items"] as CheckItem[];
    expect(kept.map(({ ask, ok }) => [ask, ok])).toEqual([
      ["灯亮吗", true],
      ["倾斜几度", true],
    ]);
  });

  test("want every answer unless some will do, with what each wants shown (CL-3, CL-4)", () => {
    const { town: t, pole, lit, lean, seen } = town();
    t.change(at("2026-10-08"), pole, { height: "low" });
    const walk = (list: unknown[], action = "walk") =>
      t.meet(at("2026-11-02"), "an", pole, "2026", action, { items: list });
    expect(codes(walk([yes(lit)]))).toContain("checklist-unanswered");
    expect(codes(walk([yes(lit), yes(lean), yes(seen)]))).toEqual([
      "case-form",
      "checklist-number",
      "checklist-photo",
    ]);
    must(walk([yes(lit)], "some"));
    const [visit] = [...t.cases.values()];
    const rest = [yes(lean, { number: 3 }), yes(seen, { photos: [PHOTO] })];
    const order = { do: "act", stream: visit?.stream ?? "", action: "walk", form: { items: rest } };
    expect(must(t.try(at("2026-11-03"), who("an"), order as never)).changes[0]?.after.state).toBe(
      "done",
    );
  });

  test("a no opens what it names, once, and stands (CL-5, CL-6)", () => {
    const { town: t, pole, lit, lean } = town();
    must(t.meet(at("2026-11-02"), "an", pole, "2026-Q4", "some", { items: [no(lit)] }));
    const [visit] = [...t.cases.values()].filter(({ type }) => type === "visit");
    const faults = () => [...t.cases.values()].filter(({ type }) => type === "fault");
    expect(faults().map(({ fields }) => fields["what"])).toEqual(["灯亮吗"]);
    const act = (list: unknown[]) => {
      const order = {
        do: "act",
        stream: visit?.stream ?? "",
        action: "walk",
        form: { items: list },
      };
      return t.try(at("2026-11-03"), who("an"), order as never);
    };
    expect(codes(act([yes(lit), yes(lean, { number: 1 })]))).toContain("checklist-settled");
    must(act([no(lit), no(lean, { number: 9 })]));
    expect(faults().map(({ fields }) => [fields["what"], fields["seen"]])).toEqual([
      ["灯亮吗", undefined],
      ["倾斜几度", 9],
    ]);
  });

  test("a no of which the rule does not speak opens nothing (CL-6)", () => {
    const { town: t, pole, lit } = town();
    must(
      t.meet(at("2026-11-02"), "an", pole, "2026-Q4", "some", {
        items: [no(lit, { note: "已报" })],
      }),
    );
    expect([...t.cases.values()].map(({ type }) => type)).toEqual(["visit"]);
  });
});

describe("cadences and checklists are proven before a pack loads (PR-17)", () => {
  const faults = (from: string, to: string) => {
    expect(YAML).toContain(from);
    return check({ "pack.yaml": YAML.replace(from, to) }).faults.map(({ code }) => code);
  };

  test("the pack of these tests holds", () => {
    expect(check({ "pack.yaml": YAML }).faults).toEqual([]);
  });

  test.each([
    ["by: [self], form: [pole, walker?]", "by: [keeper], form: [pole, walker?]", "pack-make-self"],
    ["form: [pole, walker?]", "form: [pole, walker]", "cadence-empty"],
    ["with: { pole: this, walker: walker }", "with: { walker: walker }", "pack-make-unfilled"],
    [
      "with: { pole: this, walker: walker }",
      "with: { pole: walker, walker: walker }",
      "pack-expression-type",
    ],
    ["with: { pole: this, walker: walker }", "with: { pole: this, wlker: walker }", "pack-unknown"],
    ["open: visit.plan", "open: visit.walk", "pack-unknown"],
    ["open: visit.plan", "open: visit", "pack-make"],
    ["limit: period", "limit: limit('30d')", "cadence-endless"],
    ["at: { due: miss } } }\n  fault", "} }\n  fault", "cadence-endless"],
    ["days(entered, period.end)", "days(today, period.end)", "pack-expression-name"],
    ["pace != null ? pace :", "pace != null ? 'weekly' :", "pack-expression-type"],
    ["value: { tall: quarter, low: year }", "value: { tall: quarterly, low: year }", "pack-value"],
    ["items: { ask: ask, photo: photo, number: number }", "items: { ask: height }", "pack-shape"],
    [
      "items: { ask: ask, photo: photo, number: number }",
      "items: { ask: ask, photo: ask }",
      "pack-shape",
    ],
    ["    items: { ask: ask, photo: photo, number: number }\n", "", "pack-word-missing"],
    ["of: look, where:", "of: pole, where:", "pack-word-missing"],
    ["of: look, where:", "where:", "pack-word-missing"],
    ["of: look, where:", "of: lok, where:", "pack-unknown"],
    ["it.height == null ||", "it.hight == null ||", "pack-expression-name"],
    ["what: it.ask", "what: it.number", "pack-expression-type"],
    ["fault.raise: { when", "fault.rise: { when", "pack-unknown"],
    ["form: [pole, walker?] }", "form: [pole, walker?, items?] }", "checklist-opening"],
    [
      "to: { is: date, text: 改期 | moved }",
      "to: { is: date, of: look, text: 改期 | moved }",
      "pack-shape",
    ],
    ["by: [clock] }", "by: [self, keeper] }", "pack-at-clock"],
  ])("%s → %s: %s", (from, to, code) => {
    expect(faults(from, to)).toContain(code);
  });
});

function codes(done: {
  ok: boolean;
  fault?: { code: string; parts?: readonly { code: string }[] };
}) {
  if (done.ok || done.fault === undefined) return [];
  return [done.fault.code, ...(done.fault.parts ?? []).map(({ code }) => code)];
}
