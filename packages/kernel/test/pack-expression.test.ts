import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CaseState } from "../src/case/state.ts";
import type { Me, World } from "../src/case/world.ts";
import { startClock } from "../src/deadline/start.ts";
import { sayFault } from "../src/fault/index.ts";
import type { FieldValues } from "../src/field/value.ts";
import { Refusal } from "../src/pack/cel/syntax.ts";
import { Compiled } from "../src/pack/compile/compiled.ts";
import { loadPack, scopeOf } from "../src/pack/index.ts";
import { fillWords } from "../src/pack/scope/fill-words.ts";
import { rootTable } from "../src/pack/scope/root.ts";
import { tablesOf } from "../src/pack/scope/tables.ts";
import { at, LESHAN, must } from "./calendar-leshan.ts";
import { seeded } from "./calendar-seed.ts";
import { FORM_PACK, formWorld } from "./field-pack.ts";

const PACK = must(loadPack({ "pack.yaml": FORM_PACK }, "aa"));
const NODE = PACK.cases.form as NonNullable<(typeof PACK.cases)["form"]>;
const FILL = NODE.actions.fill as NonNullable<(typeof NODE.actions)["fill"]>;
const OTHER = "00000000-0000-7000-8000-000000000002";

const LIMIT = { unit: "wd", n: 5 } as const;
const CLOCK = must(
  startClock({
    name: "all",
    whose: "citizen",
    limit: LIMIT,
    start: at("2026-10-30"),
    calendar: LESHAN,
  }),
);

const STATE: CaseState = {
  stream: "00000000-0000-7000-8000-000000000001",
  seq: 1,
  pack: "forms",
  packHash: "aa",
  type: "form",
  number: "F1",
  state: "open",
  ended: false,
  historic: false,
  opened: at("2026-10-30"),
  endedAt: null,
  area: "511102",
  lead: "lights",
  parent: null,
  entered: { open: at("2026-10-30") },
  past: { fill: { count: 1, first: at("2026-10-30"), last: at("2026-10-30") } },
  clocks: { all: CLOCK },
  links: {},
  barred: { people: [], units: [] },
  fields: {
    must: "x",
    figure: 2.5,
    count: 3,
    yes: true,
    day: "2026-11-02",
    time: at("2026-11-02 08:00"),
    length: "5wd",
    kind: "help",
    many: ["help"],
    place: { area: "511102001" },
    unit: "lights",
    other: OTHER,
  },
  sealed: { who: { stream: "s", seq: 1 } },
};
const BLANK: CaseState = {
  ...STATE,
  stream: OTHER,
  number: "F2",
  state: "done",
  ended: true,
  endedAt: at("2026-11-01"),
  fields: {},
  sealed: {},
  clocks: {},
  past: {},
  lead: null,
};
const WORLD: World = {
  ...formWorld(PACK),
  cases: new Map([
    [STATE.stream, STATE],
    [OTHER, BLANK],
  ]),
};
const ME: Me = {
  actor: "person:li",
  kind: "person",
  person: "li",
  posts: [{ person: "li", pack: "forms", role: "desk", unit: "lights" }],
};
const FORM: FieldValues = { must: "x", length: "10wd", day: null, count: 4 };

const ROOT = rootTable("form", tablesOf(PACK), { me: true, form: FILL as never });
const MARK = { file: "pack.yaml", line: 1 };

function run(source: string, state = STATE, form = FORM): unknown {
  const asked = { root: ROOT, want: "value" } as const;
  return new Compiled({ source, mark: MARK }, asked).evaluate(
    scopeOf("action", { state, node: NODE, world: WORLD, me: ME, form }),
  );
}

function refused(source: string, total = false): string {
  try {
    return `✓ ${new Compiled({ source, mark: MARK }, { root: ROOT, want: total ? "limit" : "value", total }).type}`;
  } catch (error) {
    if (error instanceof Refusal) return `${error.fault.code} ${sayFault(error.fault, "en")}`;
    throw error;
  }
}

describe("an expression gives kernel values (EX-3)", () => {
  test.each<[string, unknown]>([
    ["1 + 2 * 3", 7],
    ["count + 1", 4],
    ["figure * 2.0", 5],
    ["kind", "help"],
    ["unit", "lights"],
    ["place", { area: "511102001" }],
    ["place.area.level", "township"],
    ["place.area.parent", "511102"],
    ["area.name", "市中区"],
    ["lead.name", "城管局"],
    ["lead == unit", true],
    ["me.person.name", "李某"],
    ["me.unit == lead && me.role == 'desk'", true],
    ["day", "2026-11-02"],
    ["time", at("2026-11-02 08:00")],
    ["length", "5wd"],
    ["many + ['complain']", ["help", "complain"]],
    ["'help' in many", true],
    ["size(many)", 1],
    ["opened", at("2026-10-30")],
    ["today", "2026-11-02"],
    ["days(opened, today)", 3],
    ["hours(opened, now)", 72],
    ["after(day, limit('3wd'))", "2026-11-05"],
    ["after(day, limit('1mo'))", "2026-12-02"],
    ["limit('3mo')", "3mo"],
    ["rank(kind)", 0],
    ["upper(lead)", null],
    ["sum([1, 2, 3], x, x * 2)", 12],
    ["number + '!'", null],
    ["past.fill.count", 1],
    ["other.number", "F2"],
    ["other.ended && other.state == 'done'", true],
    ["this.number", "F1"],
    ["callers", [STATE.stream]],
    ["yes ? 'a' : 'b'", "a"],
    ["{'help': 1, 'complain': 2}[kind]", 1],
  ])("%s → %j", (source, value) => {
    if (source === "number + '!'") return expect(refused(source)).toContain("pack-expression-type");
    expect(run(source)).toEqual(value);
  });
});

describe("what is empty (EX-4)", () => {
  test.each<[string, unknown]>([
    ["kind == null", true],
    ["kind != 'help'", true],
    ["yes", false],
    ["size(many)", 0],
    ["lead == null", true],
    ["lead.name", null],
    ["count > 2", false],
    ["!(count > 2)", false],
    ["count == null || count > 2", true],
    ["count != null && count > 2", false],
    ["day < today", false],
    ["who != null", false],
    ["clock.all.late || clock.all.running", false],
    ["clock.all.due == null", true],
    ["past.fill.last", null],
    ["ended_at != null", true],
  ])("%s → %j", (source, value) => {
    expect(run(source, BLANK)).toEqual(value);
  });

  test("has() asks whether a form's field is filled", () => {
    expect(run("has(form.day)")).toBe(false);
    expect(run("has(form.length)")).toBe(true);
    expect(run("form.day == null")).toBe(true);
  });

  test("a sealed field may be asked whether it is there, and nothing else", () => {
    expect(run("who != null")).toBe(true);
    expect(refused("who.phone")).toContain("pack-expression-sealed");
    expect(refused("who == form.who")).toContain("pack-expression-type");
    expect(refused("size(secret)")).toContain("pack-expression-type");
  });
});

describe("limits, dates and times", () => {
  test("limits compare in one unit only; in two the guard refuses (EX-5)", () => {
    expect(run("form.length <= limit('10wd')")).toBe(true);
    expect(run("form.length <= limit('9wd')")).toBe(false);
    expect(run("form.length <= limit('10d')")).toBe(false);
    expect(run("form.length > limit('10d')")).toBe(false);
    expect(run("clock.all.used <= clock.all.first_limit")).toBe(true);
  });

  test("a time beside a date counts as its day, a due moment at 24:00 as the day it ends (EX-6)", () => {
    expect(run("opened >= day")).toBe(false);
    expect(run("now >= today && now <= today")).toBe(true);
    expect(run("time < now")).toBe(true);
    expect(run("clock.all.due == today")).toBe(false);
    const due: World = { ...WORLD, now: at("2026-11-06 23:59") };
    const scope = scopeOf("case", { state: STATE, node: NODE, world: due, me: null });
    const ask = (source: string) =>
      new Compiled({ source, mark: MARK }, { root: ROOT, want: "bool" }).evaluate(scope);
    expect(ask("clock.all.due == today && !clock.all.late")).toBe(true);
    expect(ask("days(today, clock.all.due) == 0")).toBe(true);
  });

  test("a clock's limit comes as a Limit: a length, or the end of a date or time", () => {
    const limit = (source: string) =>
      new Compiled({ source, mark: MARK }, { root: ROOT, want: "limit" }).evaluate(
        scopeOf("clock", { state: STATE, node: NODE, world: WORLD, me: null }),
      );
    expect(limit("length")).toEqual({ unit: "wd", n: 5 });
    expect(limit("day")).toEqual({ until: at("2026-11-03 00:00") });
    expect(limit("time")).toEqual({ until: at("2026-11-02 08:00") });
  });
});

describe("what is refused when the pack loads (EX-1)", () => {
  test.each([
    ["kind == 'hlep'", "pack-expression-word"],
    ["kind in ['help', 'hlep']", "pack-expression-word"],
    ["state == 'closed'", "pack-expression-word"],
    ["me.role == 'boss'", "pack-expression-word"],
    ["kindd == 'help'", "pack-expression-name"],
    ["clock.some.late", "pack-expression-name"],
    ["links.form", "pack-expression-name"],
    ["form.answer", "pack-expression-name"],
    ["constructor", "pack-expression-name"],
    ["this.constructor", "pack-expression-name"],
    ["count + figure", "pack-expression-type"],
    ["count > 'a'", "pack-expression-type"],
    ["day + 1", "pack-expression-type"],
    ["yes && count", "pack-expression-type"],
    ["yes ? 1 : 'a'", "pack-expression-type"],
    ["yes ? day : time", "pack-expression-type"],
    ["length < 3", "pack-expression-type"],
    ["lead == 'lights'", "pack-expression-type"],
    ["size(count)", "pack-expression-type"],
    ["many.all(x, x)", "pack-expression-type"],
    ["must.matches('(a+)+$')", "pack-expression-function"],
    ["now.getFullYear()", "pack-expression-function"],
    ["timestamp('2026-01-01T00:00:00Z')", "pack-expression-function"],
    ["toString()", "pack-expression-function"],
    ["limit('3 days')", "pack-limit"],
    ["{'help': 1}[kind]", "pack-table-gap"],
    ["1 +", "pack-expression-syntax"],
    ["a.?b", "pack-expression-syntax"],
    [`${"(".repeat(40)}1${")".repeat(40)}`, "pack-expression-syntax"],
    [Array.from({ length: 500 }, () => "1").join("+"), "pack-expression-syntax"],
  ])("%s: %s", (source, code) => {
    expect(refused(source)).toContain(`${code} `);
  });

  test("says what was meant", () => {
    expect(refused("kindd == 'help'")).toContain('did you mean "kind"?');
    expect(refused("kind == 'hlep'")).toContain('did you mean "help"? Allowed: help, complain');
  });

  test("a limit must always give a value; null checks narrow (EX-7)", () => {
    expect(refused("length", true)).toContain("pack-expression-empty");
    expect(refused("length != null ? length : limit('5wd')", true)).toBe("✓ limit");
    expect(refused("length == null ? limit('5wd') : length", true)).toBe("✓ limit");
    expect(refused("has(form.length) ? form.length : limit('5wd')", true)).toBe("✓ limit");
    expect(refused("length != null && yes ? length : limit('5wd')", true)).toBe("✓ limit");
    expect(refused("length != null || yes ? length : limit('5wd')", true)).toContain(
      "pack-expression-empty",
    );
    expect(refused("{'help': limit('1d'), 'complain': limit('2d')}[kind]", true)).toContain(
      '"kind" may be empty',
    );
    expect(refused("lead.level == 'city' ? limit('1d') : limit('2d')", true)).toContain(
      '"lead" may be empty',
    );
  });
});

describe("texts with values in braces", () => {
  test("are filled in both languages", () => {
    const text = {
      zh: "{number} {kind} {clock.all.due} {lead} {other} {length} {opened}",
      en: "{number} {kind} {clock.all.due} {lead} {many} {yes}",
    };
    expect(fillWords(text, { state: STATE, node: NODE, world: WORLD, me: null })).toEqual({
      zh: "F1 求助 2026年11月6日 城管局 F2 5个工作日 2026年10月30日 10:00",
      en: "F1 help 6 November 2026 City management help yes",
    });
  });
});

describe("the check agrees with the evaluation (property, EX-2)", () => {
  const bool: fc.Arbitrary<string> = fc.letrec<{ bool: string; int: string; word: string }>(
    (tie) => ({
      bool: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(
          "yes",
          "ended",
          "clock.all.late",
          "clock.all.running",
          "kind == null",
          "lead != null",
          "has(form.day)",
        ),
        fc
          .tuple(tie("bool"), fc.constantFrom("&&", "||"), tie("bool"))
          .map(([a, op, b]) => `(${a} ${op} ${b})`),
        tie("bool").map((a) => `!(${a})`),
        fc
          .tuple(tie("int"), fc.constantFrom("<", "<=", "==", "!="), tie("int"))
          .map(([a, op, b]) => `${a} ${op} ${b}`),
        fc.tuple(tie("word"), fc.constantFrom("==", "!=")).map(([a, op]) => `${a} ${op} kind`),
        fc.tuple(tie("bool"), tie("bool"), tie("bool")).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
      ),
      int: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(
          "1",
          "count",
          "form.count",
          "size(many)",
          "past.fill.count",
          "days(opened, today)",
          "other.past.fill.count",
        ),
        fc
          .tuple(tie("int"), fc.constantFrom("+", "-", "*"), tie("int"))
          .map(([a, op, b]) => `(${a} ${op} ${b})`),
      ),
      word: fc.constantFrom("'help'", "'complain'", "other.kind", "form.kind"),
    }),
  ).bool;

  test("a checked condition gives true or false, whatever is empty", () => {
    const states = fc.constantFrom(STATE, BLANK, { ...STATE, fields: { count: 3 } });
    seeded(
      fc.property(bool, states, (source, state) => {
        const compiled = new Compiled({ source, mark: MARK }, { root: ROOT, want: "bool" });
        expect(compiled.type).toBe("bool");
        const scope = scopeOf("action", { state, node: NODE, world: WORLD, me: ME, form: {} });
        expect(typeof compiled.evaluate(scope)).toBe("boolean");
      }),
      1000,
    );
  });

  test("a case that nobody loaded is a bug and is thrown", () => {
    const state = { ...STATE, fields: { other: "00000000-0000-7000-8000-0000000000ff" } };
    expect(() => run("other.ended", state)).toThrow(/not in sight/);
    expect(run("other != null", state)).toBe(true);
  });
});
