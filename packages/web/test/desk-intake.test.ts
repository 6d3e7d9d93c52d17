import type { FormField, PackView, Proposals } from "@xinlian/wire";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ordered } from "../src/desk/form/order.ts";
import { carriedOver } from "../src/desk/intake/carry.ts";
import type { Opening } from "../src/desk/intake/openings.ts";
import { masked } from "../src/desk/intake/parked.tsx";
import { type Fresh, newSheet } from "../src/desk/intake/parking.ts";
import { proposalList } from "../src/desk/intake/proposal-list.ts";
import { type Intention, intentionOf, sendMatter } from "../src/desk/intake/send.ts";
import { proposalBody, wholePhone } from "../src/desk/intake/use-proposals.ts";
import { alongOf, pressOf, type Way, waysOf } from "../src/desk/intake/ways.ts";
import { chord, held, opener } from "../src/desk/keys/press.ts";
import { both } from "./desk-fixture/sample-case.ts";
import { PACK, REGISTER_FORM, SESSION } from "./desk-fixture/sample-city.ts";

const desk = SESSION.desks.find((each) => each.is === "intake");
if (!desk) throw new Error("the sample has no intake desk");
const verb = (name: string) => ({ name, words: both(name, name) });
const OPENING: Opening = {
  id: "plain/message/register",
  pack: "plain",
  type: "message",
  action: "register",
  words: both("登记", "Register"),
  ofWords: both("反映", "message"),
  desk: {
    ...desk,
    verbs: ["register", "answer_now", "join", "urge", "add", "later"].map(verb),
  },
};

const field = (name: string, kind: FormField["kind"], optional = false): FormField => ({
  field: name,
  words: both(name, name),
  kind,
  optional,
  many: false,
  sealed: false,
  value: null,
  hint: null,
});
type PackAction = PackView["types"][number]["actions"][number];
const [type] = PACK.types;
const sample = type?.actions[0] as PackAction;
const act = (name: string, from: string[], to: string | null, form: FormField[], by: string) => ({
  ...sample,
  name,
  from,
  to,
  form,
  by: by.split(",").map((source) => ({ source, words: both(source, source) })),
});
const DESKED: PackView = {
  ...PACK,
  types: [
    {
      ...(type as PackView["types"][number]),
      actions: [
        act("register", ["new"], "waiting", [], "handler"),
        act(
          "answer_now",
          ["waiting"],
          "closed",
          [field("reply", "text"), field("article", "register", true)],
          "handler if kind == 'ask'",
        ),
        act("join", ["waiting"], "merged", [field("into", "case")], "handler"),
        act("urge", ["waiting"], null, [], "handler,citizen"),
        act("add", ["waiting"], null, [field("more", "text")], "citizen,handler"),
        act("later", ["closed"], null, [field("more", "text")], "handler"),
      ],
    },
  ],
};
const WAYS = waysOf(OPENING, DESKED, SESSION.posts);

describe("what the desk's verbs allow is told by the shape of their forms", () => {
  test("a text takes a ready answer, a case is joined; citizens' own and later steps are no ways", () => {
    expect(WAYS.map((way) => [way.verb, way.answer, way.source, way.into])).toEqual([
      ["answer_now", "reply", "article", null],
      ["join", null, null, "into"],
    ]);
    expect(pressOf(OPENING, DESKED)?.verb).toBe("urge");
  });

  test("nobody is offered what another role does", () => {
    expect(waysOf(OPENING, DESKED, [])).toEqual([]);
  });

  test("a moment that must be said is now, to the minute", () => {
    const way: Way = { ...(WAYS[0] as Way), form: [field("at", "time"), field("by", "text")] };
    const fresh: Fresh = { key: () => "k", now: () => Date.UTC(2026, 10, 5, 6, 30, 41) };
    expect(alongOf(way, { by: "王" }, fresh).values).toEqual({
      at: "2026-11-05T06:30:00.000Z",
      by: "王",
    });
  });
});

const FOUND: Proposals = {
  topics: [
    {
      field: "topic",
      value: "road",
      words: both("路灯", "lamps"),
      path: [],
      because: both("“路灯”", "lamp"),
      score: 0.9,
    },
  ],
  unit: {
    unit: { id: "u1", words: both("市城管局", "City management") },
    duty: null,
    because: both("目录", "list"),
    others: [],
    record: null,
  },
  due: {
    clock: "reply",
    words: both("答复", "answer"),
    due: "2026-11-17T00:00:00+08:00",
    day: "2026-11-16",
    limit: both("7个工作日", "7 working days"),
    provisional: false,
  },
  places: [
    {
      field: "place",
      value: { area: "511102004" },
      area: { code: "511102004", name: "苏稽镇", path: ["市中区", "苏稽镇"] },
      because: both("“苏稽”", "Suji"),
      score: 0.8,
    },
  ],
  twins: [
    {
      id: "c9",
      number: "X9",
      title: "路灯不亮",
      opened: "2026-11-04T10:00:00+08:00",
      area: { code: "511102004", name: "苏稽镇", path: ["市中区", "苏稽镇"] },
      state: both("办理中", "in hand"),
      because: both("同一路段", "same street"),
      score: 0.7,
      etag: '"3"',
    },
  ],
  articles: [
    { id: "a1", title: "路灯报修", reply: "三天内修复。", flags: [], because: both("", "") },
  ],
  caller: null,
  ask: [],
  flaws: [],
};

describe("the list of proposals", () => {
  const list = (values: Parameters<typeof proposalList>[2]) =>
    proposalList(FOUND, REGISTER_FORM, values, WAYS);

  test("stands in one order; what cannot be taken has no figure; figures count without gaps", () => {
    expect(list({}).map((line) => [line.kind, line.figure])).toEqual([
      ["place", 1],
      ["topic", 2],
      ["unit", 3],
      ["due", null],
      ["twin", 4],
      ["article", 5],
    ]);
  });

  test("the next is the first empty field, never another way with the matter", () => {
    const next = (values: Parameters<typeof proposalList>[2]) =>
      list(values).find((line) => line.next)?.kind;
    expect(next({})).toBe("place");
    const place = { area: "511102", address: "" };
    expect(next({ place })).toBe("topic");
    expect(next({ place, topic: "road" })).toBe("unit");
    expect(next({ place, topic: "noise", lead: "u1" })).toBeUndefined();
    expect(list({ place, topic: "road" }).find((line) => line.kind === "topic")?.taken).toBe(true);
  });

  test("an answer goes into the verb that takes one, with where it was found; a twin into the one that joins", () => {
    const takings = Object.fromEntries(list({}).map((line) => [line.kind, line.taking]));
    expect(takings["article"]).toMatchObject({
      does: "go",
      given: { reply: "三天内修复。", article: "a1" },
    });
    expect(takings["twin"]).toMatchObject({ does: "go", given: { into: "c9" } });
  });
});

describe("what the server is asked while somebody types", () => {
  const ask = (values: Parameters<typeof proposalBody>[2], recognised: string | null = null) =>
    proposalBody(OPENING, REGISTER_FORM, values, recognised);

  test("nothing before two letters; never who calls", () => {
    expect(ask({})).toBeNull();
    expect(ask({ matter: "路" })).toBeNull();
    const body = ask({ matter: "路灯不亮", caller: { name: "王女士", phone: "13900002765" } });
    expect(JSON.stringify(body)).not.toMatch(/王女士|13900002765/);
  });

  test("an address of no area yet goes as text, so does one whose area was only recognised", () => {
    const place = { area: "", address: "苏稽镇" };
    expect(ask({ place })?.form).toEqual({ place: "苏稽镇" });
    const known = { area: "511102004", address: "苏稽镇" };
    expect(ask({ place: known })?.form).toEqual({ place: known });
    expect(ask({ place: known }, "511102004")?.form).toEqual({ place: "苏稽镇" });
  });

  test("a number is whole in any way of writing, and not before", () => {
    for (const text of [
      "13900002765",
      "139 0000 2765",
      "+86 139-0000-2765",
      "１３９００００２７６５",
      "008613900002765",
    ])
      expect(wholePhone(text)).toBe("13900002765");
    expect(wholePhone("0833-2110118")).toBe("08332110118");
    expect(wholePhone("2110118")).toBe("2110118");
    for (const text of ["", "1390000276", "12345", "王女士"]) expect(wholePhone(text)).toBeNull();
    expect(masked("13900002765")).toBe("139****2765");
  });
});

describe("sending", () => {
  const intention = (what: string): Intention => ({
    pack: "plain",
    type: "message",
    action: "register",
    form: { what },
  });
  const answer = (status: number, body: object) =>
    new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
  const opened = { case: { id: "c1", etag: '"1"' }, changed: both("", "") };
  const reused = { code: "request-key-reused", title: "", detail: "", status: 422 };
  afterEach(() => vi.unstubAllGlobals());

  test("the same key goes with every try", async () => {
    const keys: (string | null)[] = [];
    vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
      keys.push(new Headers(init.headers).get("idempotency-key"));
      return answer(201, opened);
    });
    await sendMatter("k1", intention("一"), [], null);
    await sendMatter("k1", intention("一"), [intention("一")], null);
    expect(keys).toEqual(["k1", "k1"]);
  });

  test("when the server has the text from before the line broke, that one stands and it is said", async () => {
    const bodies: string[] = [];
    vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
      bodies.push(JSON.parse(String(init.body)).form.what);
      return bodies.length < 3 ? answer(422, reused) : answer(201, opened);
    });
    const sent = await sendMatter("k1", intention("三"), [intention("二"), intention("一")], null);
    expect(bodies).toEqual(["三", "二", "一"]);
    expect(sent.earlier).toBe(true);
  });

  test("a step along that is refused leaves the matter registered", async () => {
    const along = { verb: "answer_now", values: { reply: "好" }, key: "k2" };
    vi.stubGlobal("fetch", async (path: string) =>
      path === "/api/cases"
        ? answer(201, opened)
        : answer(409, { code: "case-must", title: "不行", detail: "不行", status: 409 }),
    );
    const sent = await sendMatter("k1", intention("一"), [], along);
    expect(sent.view.id).toBe("c1");
    expect(sent.along).not.toBeNull();
  });

  test("a place of no known area belongs to the city; what is settled at the desk goes to no unit", () => {
    const form = { name: "register", words: both("", ""), type: both("", ""), form: REGISTER_FORM };
    const values = {
      matter: "水",
      topic: "road",
      place: { area: "", address: "河边" },
      lead: "u1",
    };
    const matter = {
      ...newSheet("o", { key: () => "k", now: () => 0 }).matters[0],
      values,
    } as Parameters<typeof intentionOf>[0];
    const plain = intentionOf(matter, OPENING, form, { city: "511100", parent: "call" });
    expect(plain.form["place"]).toEqual({ area: "511100", address: "河边" });
    expect(plain.form["lead"]).toBe("u1");
    expect(plain.parent).toBe("call");
    const along = { verb: "answer_now", values: {}, key: "k2" };
    const settled = intentionOf({ ...matter, along }, OPENING, form, {
      city: "511100",
      parent: null,
    });
    expect(settled.form["lead"]).toBeNull();
    expect("parent" in settled).toBe(false);
  });
});

test("a further matter keeps who calls and what protects them, nothing else", () => {
  const form = ordered(
    REGISTER_FORM.map((each) => (each.field === "secret" ? { ...each, guards: true } : each)),
    "intake",
  );
  const caller = { name: "王女士", phone: "13900002765" };
  expect(carriedOver(form, { matter: "水", topic: "road", caller, secret: true })).toEqual({
    caller,
    secret: true,
  });
  expect(carriedOver(form, { matter: "水", caller: null, secret: false })).toEqual({});
});

test("with Alt the key itself counts, whatever it writes; held keys name nothing; two strokes have an opener", () => {
  expect(chord({ key: "˜", code: "KeyN", altKey: true })).toBe("Alt+n");
  expect(chord({ key: "Dead", code: "KeyN", altKey: true })).toBe("Alt+n");
  expect(chord({ key: "F8" })).toBe("F8");
  expect(held({ key: "Alt" })).toBe(true);
  expect(held({ key: "a" })).toBe(false);
  expect(opener("F8 1")).toBe("F8");
  expect(opener("F8")).toBeNull();
});
