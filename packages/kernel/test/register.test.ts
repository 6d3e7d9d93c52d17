import { describe, expect, test } from "vitest";
import { whoAnswers } from "../src/duty/answer.ts";
import { precedentsIn, questionOf } from "../src/duty/question.ts";
import { entryTitle } from "../src/field/words.ts";
import { decideEntry } from "../src/register/decide.ts";
import { parseEntry } from "../src/register/form.ts";
import { entryFlags } from "../src/register/holding.ts";
import type { EntryState } from "../src/register/state.ts";
import { entryWorld, KEEPER, LOCAL, OWNER, PACK, register, STRANGER } from "./register-city.ts";

/** Enters by form, as the desk does; throws what was refused. */
function enter(name: string, raw: object, entries: readonly EntryState[] = [], me = KEEPER) {
  const world = entryWorld(entries);
  const fields = parseEntry(register(name), raw, world, "enter");
  if (!fields.ok) return fields;
  const done = decideEntry({ do: "enter", register: name, fields: fields.value }, world, me);
  return done.ok ? ({ ok: true, value: done.value.after } as const) : done;
}

function entered(name: string, raw: object, entries: readonly EntryState[] = [], me = KEEPER) {
  const done = enter(name, raw, entries, me);
  if (!done.ok) throw new Error(JSON.stringify(done.fault));
  return done.value;
}

function change(entry: EntryState, raw: object, entries: readonly EntryState[] = [], me = KEEPER) {
  const world = entryWorld([entry, ...entries]);
  const fields = parseEntry(register(entry.register), raw, world, "change");
  if (!fields.ok) return fields;
  const done = decideEntry({ do: "change", stream: entry.stream, fields: fields.value }, world, me);
  return done.ok ? ({ ok: true, value: done.value.after } as const) : done;
}

describe("an entry is decided", () => {
  test("a form names its bad fields at once, and needs the key (RG-3)", () => {
    const bad = enter("topic", { name: "路灯", under: "nothing", colour: "red" });
    expect(bad.ok).toBe(false);
    if (bad.ok) return;
    expect(bad.fault.code).toBe("register-form");
    expect(bad.fault.parts?.map(({ code, place }) => [code, place])).toEqual([
      ["field-unknown", "colour"],
      ["field-empty", "code"],
      ["field-relation", "under"],
    ]);
  });

  test("what a change leaves out stays; what is needed is not emptied (RG-3)", () => {
    const lamp = entered("topic", { code: "1", name: "路灯", closed: true });
    const moved = change(lamp, { name: "照明" });
    expect(moved).toMatchObject({
      ok: true,
      value: { fields: { code: "1", name: "照明", closed: true } },
    });
    expect(change(lamp, { code: "" })).toMatchObject({
      ok: false,
      fault: { code: "register-form" },
    });
    expect(change(lamp, { name: "路灯" })).toMatchObject({ fault: { code: "register-unchanged" } });
  });

  test("one key stands once, however it is typed; what ended frees it (RG-4)", () => {
    const lamp = entered("topic", { code: "A 1", name: "路灯" });
    for (const code of ["A 1", "Ａ １", " A  1 "]) {
      expect(enter("topic", { code, name: "灯" }, [lamp])).toMatchObject({
        fault: { code: "register-key-taken" },
      });
    }
    expect(enter("topic", { code: "A 2", name: "灯" }, [lamp]).ok).toBe(true);
    expect(enter("topic", { code: "A 1", name: "灯" }, [{ ...lamp, ended: true }]).ok).toBe(true);
  });

  test("ends with a reason, then changes no more (RG-5)", () => {
    const lamp = entered("topic", { code: "1", name: "路灯" });
    const world = entryWorld([lamp]);
    const end = (why: string) =>
      decideEntry({ do: "end", stream: lamp.stream, why }, world, KEEPER);
    expect(end("  ")).toMatchObject({ fault: { code: "register-why-missing" } });
    const ended = end("并入");
    expect(ended).toMatchObject({ ok: true, value: { after: { ended: true, seq: 2 } } });
    if (!ended.ok) return;
    expect(change(ended.value.after, { name: "x" })).toMatchObject({
      fault: { code: "register-entry-ended" },
    });
    expect(
      enter("topic", { code: "2", name: "二", under: lamp.stream }, [ended.value.after]),
    ).toMatchObject({
      fault: { parts: [{ code: "field-entry-ended" }] },
    });
  });

  test("no entry hangs under itself (RG-6)", () => {
    const top = entered("topic", { code: "1", name: "一" });
    const mid = entered("topic", { code: "2", name: "二", under: top.stream }, [top]);
    const low = entered("topic", { code: "3", name: "三", under: "2" }, [top, mid]);
    expect(low.fields.under).toBe(mid.stream);
    for (const under of [top.stream, mid.stream, low.stream]) {
      expect(change(top, { under }, [mid, low])).toMatchObject({
        fault: { code: "register-circle" },
      });
    }
  });

  test("a must refuses, a flag marks by the moment of looking (RG-7, RG-8)", () => {
    expect(enter("topic", { code: "同", name: "同" })).toMatchObject({
      fault: { code: "register-must", values: { reason: "名称不能只写代码" } },
    });
    const answer = entered("article", { ask: "怎么缴费", owner: "street", until: "2026-11-05" });
    const at = (day: string) => entryFlags(answer, register("article"), entryWorld([], day));
    expect(at("2026-11-05")).toEqual([]);
    expect(at("2026-11-06").map(({ en }) => en)).toEqual(["expired"]);
  });

  test("is written by those of `by`, before and after a change (RG-2)", () => {
    const raw = { ask: "问", owner: "street" };
    expect(enter("article", raw, [], STRANGER)).toMatchObject({
      fault: { code: "register-actor-unfit" },
    });
    const own = entered("article", raw, [], OWNER);
    expect(enter("article", { ...raw, owner: "hall" }, [], OWNER).ok).toBe(false);
    expect(change(own, { owner: "hall" }, [], OWNER).ok).toBe(false);
    expect(change(own, { owner: "hall" }).ok).toBe(true);
    expect(enter("pole", { no: "1", place: { area: "511102004" } }, [], LOCAL).ok).toBe(true);
    expect(enter("pole", { no: "1", place: { area: "511100" } }, [], LOCAL).ok).toBe(false);
  });

  test("is called by its first text that is no key (RG-9)", () => {
    const titles = [
      entered("topic", { code: "1", name: "路灯" }),
      entered("topic", { code: "2" }),
      entered("pole", { no: "杆 7" }),
    ].map((entry) => entryTitle(entry, register(entry.register), entryWorld([entry])).zh);
    expect(titles).toEqual(["路灯", "2", "杆 7"]);
  });
});

describe("entries answer", () => {
  const top = entered("topic", { code: "1", name: "城市管理" });
  const lamp = entered("topic", { code: "1.1", name: "路灯", under: "1" }, [top]);
  const node = PACK.cases.order;
  if (node === undefined) throw new Error("no case type order");

  test("topics are the keys from the entry upwards, with their words (RG-10)", () => {
    const question = questionOf(node, { topic: lamp.stream }, "511102", entryWorld([top, lamp]));
    expect(question).toMatchObject({
      topics: ["1.1", "1"],
      words: { "1.1": { zh: "路灯" }, "1": { zh: "城市管理" } },
    });
    const answer = whoAnswers(question, entryWorld([]).directory, entryWorld([]).areas);
    expect(answer).toMatchObject({
      ok: true,
      value: { unit: { id: "hall" }, duty: { topic: "1" } },
    });
  });

  test("an entry with answers goes before every duty, the later before the earlier, the ended not at all (RG-11)", () => {
    const topic = lamp.stream;
    const old = entered("precedent", { topic, area: "511102", lead: "hall" }, [top, lamp]);
    const late = {
      ...entered("precedent", { topic, area: "511102", lead: "street" }, [top, lamp]),
      changed: (old.changed + 1) as typeof old.changed,
    };
    const lead = (entries: readonly EntryState[]) => {
      const world = entryWorld([top, lamp, ...entries]);
      const question = questionOf(node, { topic }, "511102004", world);
      const answer = whoAnswers(question, world.directory, world.areas, precedentsIn(world));
      return answer.ok ? answer.value.unit.id : null;
    };
    expect(lead([old])).toBe("hall");
    expect(lead([old, late])).toBe("street");
    expect(lead([old, { ...late, ended: true }])).toBe("hall");
  });
});
