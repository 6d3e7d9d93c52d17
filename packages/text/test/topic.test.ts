import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Learning, NOTHING_LEARNT, TopicModel, unrepeated } from "../src/index.ts";

const CUES = [
  { topic: "city", words: ["市政"], wide: true },
  { topic: "lamp", words: ["路灯", "灯杆", "不亮"] },
  { topic: "water", words: ["停水", "水管", "水压"] },
];

describe("what a text is about", () => {
  it("is known by the words of the topics themselves before anything was learnt", () => {
    const model = new TopicModel(CUES, NOTHING_LEARNT);
    expect(model.guess(["路灯", "不亮", "五天"])[0]).toMatchObject({
      topic: "lamp",
      because: ["不亮", "路灯"],
    });
    expect(model.guess(["从未", "见过"])).toEqual([]);
    expect(model.guess([])).toEqual([]);
  });

  it("is learnt from past texts, and forgotten with the topic", () => {
    const learning = new Learning();
    for (let n = 0; n < 5; n += 1) learning.add("lamp", ["黑灯瞎火"]);
    learning.add("gone", ["黑灯瞎火", "旧事"]);
    const model = new TopicModel(CUES, learning.learnt);
    expect(model.guess(["黑灯瞎火"])[0]?.topic).toBe("lamp");
    expect(model.guess(["旧事"])).toEqual([]);
  });

  it("is rather one topic than the one that gathers it", () => {
    const cues = [
      { topic: "all", words: ["停水"], wide: true },
      { topic: "water", words: ["停水"] },
    ];
    const guesses = new TopicModel(cues, NOTHING_LEARNT).guess(["停水"]);
    expect(guesses.map(({ topic }) => topic)).toEqual(["water", "all"]);
  });

  it("does not hang on one letter, and names no word twice", () => {
    const model = new TopicModel(
      [{ topic: "lamp", words: ["灯", "路灯", "路灯杆"] }, CUES[2]!],
      NOTHING_LEARNT,
    );
    expect(model.guess(["灯"])).toEqual([]);
    expect(model.guess(["路灯", "路灯杆"])[0]?.because).toEqual(["路灯杆"]);
    expect(unrepeated(["乱收", "乱收费", "收费", "停车"])).toEqual(["乱收费", "停车"]);
  });

  it("shares what speaks for topics among them, and gives the same for the same (property)", () => {
    const word = fc.constantFrom("路灯", "不亮", "停水", "水管", "市政", "别的");
    const text = fc.tuple(
      fc.constantFrom("lamp", "water", "city"),
      fc.array(word, { maxLength: 6 }),
    );
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 30 }),
        fc.array(word, { maxLength: 8 }),
        (texts, asked) => {
          const learning = new Learning();
          for (const [topic, words] of texts) learning.add(topic, words);
          const model = new TopicModel(CUES, learning.learnt);
          const guesses = model.guess(asked, 10);
          const sum = guesses.reduce((total, { score }) => total + score, 0);
          expect(sum).toBeLessThanOrEqual(1 + 1e-9);
          for (const { score, because } of guesses) {
            expect(score).toBeGreaterThan(0);
            for (const each of because) expect(asked).toContain(each);
          }
          expect(model.guess([...asked].reverse(), 10)).toEqual(guesses);
        },
      ),
    );
  });
});
