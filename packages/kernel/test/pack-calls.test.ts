import { describe, expect, test } from "vitest";
import { loadPack } from "../src/pack/index.ts";

const PACK = (take: string, calls: string, register = "known") => `
pack: lines
text: 来电 | Lines
choices: { way: { phone: 电话 | phone } }
roles: { seat: { text: 坐席 | call-taker, sees: city } }
registers:
  known: { text: 知识 | knowledge, by: [seat], asks: hint, fields: { ask: { is: text, text: 问 | ask }, hint: { is: text, text: 提示 | hint }, until: { is: date, text: 至 | until } } }
cases:
  talk:
    text: 来电 | call
    fields: { way: { is: way, text: 渠道 | way }, who: { is: contact, text: 来电人 | caller, seal: [seat] } }
    states: { on: 通话中 | on, over: { text: 已结束 | over, end: true } }
    actions:
      take: ${take}
      end: { text: 结束 | end, from: on, to: over, by: [seat, feed, clock] }
    clocks: { long: { text: 通话 | talk, from: on, to: over, limit: 24h, source: 惯例 high, at: { due: end } } }
desks:
  intake: { for: [seat], of: talk, answers: ${register}, calls: ${calls} }
`;

const TAKE = "{ text: 接听 | take, from: new, to: on, by: [seat, feed], form: [way?, who] }";

function codes(yaml: string): readonly string[] {
  const loaded = loadPack({ "pack.yaml": yaml }, "00".repeat(32));
  return loaded.ok ? [] : (loaded.fault.parts ?? []).map(({ code }) => code);
}

describe("a desk that takes calls and answers", () => {
  test("PR-8 gives a telephone system only what it can do", () => {
    const good = "{ take: talk.take, end: talk.end }";
    expect(codes(PACK(TAKE, good, "known.ask"))).toEqual([]);
    expect(codes(PACK(TAKE.replace(", feed", ""), good, "known.ask"))).toEqual(["pack-calls-feed"]);
    expect(codes(PACK(TAKE.replace("way?", "way"), good, "known.ask"))).toEqual([
      "pack-calls-form",
    ]);
    expect(codes(PACK(TAKE, "{ take: talk.end }", "known.ask"))).toEqual(["pack-calls-take"]);
  });

  test("PK-6 reads out a text of a register that there is", () => {
    const calls = "{ take: talk.take, end: talk.end }";
    expect(codes(PACK(TAKE, calls, "unknown.ask"))).toEqual(["pack-unknown"]);
    expect(codes(PACK(TAKE, calls, "known.nothing"))).toEqual(["pack-unknown"]);
    expect(codes(PACK(TAKE, calls, "known.until"))).toEqual(["pack-shape"]);
    expect(codes(PACK(TAKE, calls, "known"))).toEqual(["pack-unknown"]);
    const asks = PACK(TAKE, calls, "known.ask").replace("asks: hint", "asks: until");
    expect(codes(asks)).toEqual(["pack-shape"]);
  });
});
