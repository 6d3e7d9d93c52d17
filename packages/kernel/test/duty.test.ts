import { describe, expect, test } from "vitest";
import type { Moment } from "../src/calendar/day.ts";
import { whoAnswers } from "../src/duty/answer.ts";
import { buildDirectory } from "../src/duty/build.ts";
import type { DirectoryLists } from "../src/duty/directory.ts";
import type { Duty, Person, Post, Precedent, Unit } from "../src/duty/duty.ts";
import { holdersOver, mayActFor } from "../src/duty/holder.ts";
import { LESHAN_AREAS } from "./area-leshan.ts";
import { must } from "./calendar-leshan.ts";

const CITY = "511100";
const SHIZHONG = "511102";
const SUJI = "511102106";
const WUTONG = "511112";

function unit(id: string, level: Unit["level"], area: string, more: Partial<Unit> = {}): Unit {
  return { id, text: { zh: `${id}单位`, en: `unit ${id}` }, level, area, upper: null, ...more };
}

function duty(id: string, topic: string | null, area: string | null, of: string): Duty {
  return { id, pack: "hotline", topic, area, unit: of };
}

function ruling(id: string, topic: string, area: string | null, of: string, at = 0): Precedent {
  return { id, pack: "hotline", topic, area, unit: of, at: at as Moment };
}

const UNITS = [
  unit("lights", "city", CITY),
  unit("water", "city", CITY),
  unit("shizhong", "county", SHIZHONG),
  unit("suji", "township", SUJI, { upper: "shizhong" }),
  unit("wutong", "county", WUTONG),
  unit("gone", "city", CITY, { dissolved: true }),
];
const PEOPLE: readonly Person[] = [
  { id: "an", name: "安", unit: "lights" },
  { id: "bo", name: "博", unit: "shizhong" },
  { id: "cui", name: "崔", unit: "suji" },
  { id: "dong", name: "董", unit: "lights", left: true },
  { id: "e", name: "鄂", unit: "gone" },
];
const post = (person: string, role: string, of: string, pack = "hotline"): Post => ({
  person,
  pack,
  role,
  unit: of,
});

function directory(lists: Partial<DirectoryLists> = {}) {
  return buildDirectory(
    { units: UNITS, people: PEOPLE, posts: [], duties: [], ...lists },
    LESHAN_AREAS,
  );
}

function ask(
  duties: readonly Duty[],
  topics: readonly string[],
  area: string,
  precedents: readonly Precedent[] = [],
) {
  const question = { pack: "hotline", topics, area };
  return whoAnswers(question, must(directory({ duties })), LESHAN_AREAS, precedents);
}

describe("who answers", () => {
  const ROWS = [
    duty("d1", null, null, "water"),
    duty("d2", "utilities", null, "lights"),
    duty("d3", "utilities", SHIZHONG, "shizhong"),
    duty("d4", "lamp", null, "lights"),
    duty("d5", null, SUJI, "suji"),
  ];
  const lamp = ["lamp", "utilities"];

  test("DU-2 DU-4 the most specific topic goes before the most specific area", () => {
    const answer = must(ask(ROWS, lamp, SUJI));
    expect(answer.unit.id).toBe("lights");
    expect(answer.duty?.id).toBe("d4");
    expect(answer.others.map(({ ground, lost }) => [ground.row.id, lost])).toEqual([
      ["d3", "wider-topic"],
      ["d2", "wider-topic"],
      ["d5", "wider-topic"],
      ["d1", "wider-topic"],
    ]);
  });

  test("DU-2 DU-4 of the same topic the most specific area, by the ancestors of both", () => {
    expect(must(ask(ROWS, ["pipe", "utilities"], SUJI)).duty?.id).toBe("d3");
    expect(must(ask(ROWS, ["pipe", "utilities"], WUTONG)).duty?.id).toBe("d2");
    expect(must(ask(ROWS, ["noise"], SUJI)).duty?.id).toBe("d5");
    expect(must(ask(ROWS, [], CITY)).duty?.id).toBe("d1");
  });

  test("DU-5 a city department goes before a county when both match equally", () => {
    const rows = [duty("a", "lamp", SHIZHONG, "shizhong"), duty("b", "lamp", SHIZHONG, "lights")];
    const answer = must(ask(rows, lamp, SUJI));
    expect(answer.unit.id).toBe("lights");
    expect(answer.others[0]).toMatchObject({ lost: "lower-level", unit: { id: "shizhong" } });
  });

  test("DU-6 the order of the list does not matter", () => {
    const rows = [duty("b", "lamp", null, "water"), duty("a", "lamp", null, "lights")];
    expect(must(ask(rows, lamp, CITY)).duty?.id).toBe("a");
    expect(must(ask([...rows].reverse(), lamp, CITY))).toEqual(must(ask(rows, lamp, CITY)));
    expect(must(ask(rows, lamp, CITY)).others[0]?.lost).toBe("later-row");
  });

  test("DU-3 DU-6 a ruling goes before every duty, the later of two stands", () => {
    const rulings = [
      ruling("r1", "utilities", null, "wutong", 1),
      ruling("r2", "utilities", null, "water", 2),
    ];
    const answer = must(ask(ROWS, lamp, SUJI, rulings));
    expect([answer.unit.id, answer.precedent?.id, answer.duty]).toEqual(["water", "r2", null]);
    expect(answer.others.map(({ lost }) => lost).slice(0, 2)).toEqual([
      "earlier-ruling",
      "after-precedent",
    ]);
    expect(must(ask(ROWS, lamp, SUJI, [ruling("r3", "noise", null, "water")])).unit.id).toBe(
      "lights",
    );
    expect(must(ask(ROWS, lamp, SUJI, [ruling("r4", "lamp", WUTONG, "water")])).unit.id).toBe(
      "lights",
    );
  });

  test("DU-7 DU-8 a dissolved unit is passed over, and both languages say so", () => {
    const rows = [duty("a", "lamp", SHIZHONG, "gone"), duty("b", "utilities", null, "lights")];
    const question = {
      pack: "hotline",
      topics: lamp,
      area: SUJI,
      words: {
        lamp: { zh: "路灯", en: "street lamps" },
        utilities: { zh: "市政", en: "utilities" },
      },
    };
    const answer = must(whoAnswers(question, must(directory({ duties: rows })), LESHAN_AREAS));
    expect(answer.unit.id).toBe("lights");
    expect(answer.because).toEqual({
      zh: "苏稽镇的路灯由lights单位负责，依据职责（事项：市政；区域：全市）。已撤销的gone单位不计。",
      en: "unit lights answers for street lamps in 苏稽镇, by duty (topic: utilities; area: the whole city). Dissolved and passed over: unit gone.",
    });
    expect(answer.others[0]?.why).toEqual({
      zh: "gone单位（职责，事项：路灯；区域：市中区）：单位已撤销",
      en: "unit gone (duty, topic: street lamps; area: 市中区): the unit is dissolved",
    });
  });

  test("DU-8 a row says from when it holds and what it rests on", () => {
    const row = { ...duty("a", "lamp", null, "lights"), since: "2026-01-01", basis: "派单目录" };
    const question = { pack: "hotline", topics: ["lamp"], area: SUJI };
    const answer = must(whoAnswers(question, must(directory({ duties: [row] })), LESHAN_AREAS));
    expect(answer.because.zh).toContain(
      "（事项：lamp；区域：全市；2026-01-01 起；依据：派单目录）",
    );
    expect(answer.because.en).toContain("; since 2026-01-01; by 派单目录)");
    const strange = { ...row, owner: "nobody" };
    const built = directory({ duties: [strange] });
    expect(!built.ok && built.fault.parts?.map(({ place }) => place)).toEqual(["duties, a, owner"]);
  });

  test("DU-9 nothing matches, or only what is dissolved: topic and area are named", () => {
    for (const rows of [
      [],
      [duty("a", "lamp", null, "gone")],
      [duty("b", "noise", null, "lights")],
    ]) {
      expect(ask(rows, lamp, SUJI)).toMatchObject({
        ok: false,
        fault: { code: "duty-none-answers", values: { topic: "lamp", area: SUJI } },
      });
    }
    const other = { ...duty("c", null, null, "lights"), pack: "petition" };
    expect(ask([other], lamp, SUJI).ok).toBe(false);
    expect(ask(ROWS, lamp, "999999")).toMatchObject({
      ok: false,
      fault: { code: "duty-area-unknown", values: { area: "999999" } },
    });
  });
});

describe("the directory", () => {
  test("DU-1 every mistake is told with its place", () => {
    const built = directory({
      units: [
        ...UNITS,
        unit("lights", "city", "999999"),
        unit("lost", "county", WUTONG, { upper: "nobody" }),
      ],
      people: [...PEOPLE, { id: "fa", name: "法", unit: "nobody" }],
      posts: [post("nobody", "handler", "lights"), post("an", "handler", "nobody")],
      duties: [duty("a", null, "999999", "nobody"), duty("a", null, null, "lights")],
    });
    expect(built.ok).toBe(false);
    if (built.ok) return;
    expect(built.fault).toMatchObject({ code: "duty-directory-bad", values: { count: 9 } });
    expect(built.fault.parts?.map(({ code, place }) => `${code} at ${place}`)).toEqual([
      "duty-id-repeated at units, 7",
      "duty-id-repeated at duties, 2",
      "duty-area-unknown at units, lights, area",
      "duty-unit-unknown at units, lost, upper",
      "duty-unit-unknown at people, fa, unit",
      "duty-person-unknown at posts, 1, person",
      "duty-unit-unknown at posts, 2, unit",
      "duty-unit-unknown at duties, a, unit",
      "duty-area-unknown at duties, a, area",
    ]);
  });

  test("DU-1 a circle of upper units is told once", () => {
    const units = [
      unit("a", "city", CITY, { upper: "b" }),
      unit("b", "city", CITY, { upper: "c" }),
      unit("c", "city", CITY, { upper: "b" }),
    ];
    const built = directory({ units, people: [] });
    expect(built).toMatchObject({
      ok: false,
      fault: { parts: [{ code: "duty-upper-circle", values: { unit: "b", circle: "b → c → b" } }] },
    });
  });

  test("DU-10 posts in force, of people who are here and units that are", () => {
    const known = must(
      directory({
        posts: [
          post("an", "handler", "lights"),
          post("an", "handler", "water"),
          post("an", "admin", "lights", "*"),
          post("dong", "handler", "lights"),
          post("e", "handler", "gone"),
          post("bo", "handler", "shizhong"),
        ],
      }),
    );
    const ids = (people: readonly Person[]) => people.map(({ id }) => id);
    expect(ids(known.holders("hotline", "handler", "lights"))).toEqual(["an"]);
    expect(ids(known.holders("hotline", "handler", null))).toEqual(["an", "bo"]);
    expect(ids(known.holders("hotline", "admin", null))).toEqual([]);
    expect(ids(known.holders("*", "admin", null))).toEqual(["an"]);
    expect(known.posts("dong")).toEqual([]);
    expect(known.posts("e")).toEqual([]);
    expect(known.posts("an")).toHaveLength(3);
    const role = { pack: "hotline", role: "handler", unit: "lights" };
    expect(mayActFor(known, "an", role)).toBe(true);
    expect(mayActFor(known, "bo", role)).toBe(false);
    expect(mayActFor(known, "dong", role)).toBe(false);
    expect(known.person("an")?.name).toBe("安");
    expect(known.unit("suji")?.upper).toBe("shizhong");
    expect([known.units().length, known.people().length]).toEqual([6, 5]);
  });

  test("DU-11 the nearest level that has anybody", () => {
    const posts = [post("an", "supervisor", "lights"), post("bo", "supervisor", "shizhong")];
    const known = must(directory({ posts }));
    const over = (area: string) =>
      holdersOver(known, LESHAN_AREAS, "hotline", "supervisor", area).map(({ id }) => id);
    expect(over(SUJI)).toEqual(["bo"]);
    expect(over(SHIZHONG)).toEqual(["bo"]);
    expect(over(WUTONG)).toEqual(["an"]);
    expect(over(CITY)).toEqual(["an"]);
    expect(holdersOver(known, LESHAN_AREAS, "hotline", "leader", SUJI)).toEqual([]);
  });
});
