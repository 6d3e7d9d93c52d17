import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likeness, shared, weighed } from "../src/index.ts";

const weigh = (word: string) => (word === "小区" ? 0.5 : 3);
const said = (head: string[], whole: string[]) => weighed({ head, whole }, weigh);

describe("how alike two texts are", () => {
  it("is all for the same text and nothing without a common word", () => {
    const one = said(["路灯", "不亮"], ["路灯", "不亮", "五天"]);
    expect(likeness(one, one)).toBeGreaterThan(0.9);
    expect(likeness(one, said(["停水"], ["停水", "两天"]))).toBe(0);
    expect(likeness(one, said([], []))).toBe(0);
  });

  it("sees what one says first and the other later", () => {
    const first = said(["搅拌站", "噪音"], ["搅拌站", "噪音", "睡不着"]);
    const later = said(["小区", "环境"], ["小区", "环境", "搅拌站", "噪音"]);
    const neither = said(["小区", "环境"], ["小区", "环境", "绿化", "停车"]);
    expect(likeness(first, later)).toBeGreaterThan(0.3);
    expect(likeness(first, neither)).toBe(0);
  });

  it("counts a rare word for more than a common one, and names those that are shared", () => {
    const base = said(["小区", "搅拌站"], ["小区", "搅拌站"]);
    const rare = said(["搅拌站", "扬尘"], ["搅拌站", "扬尘"]);
    const common = said(["小区", "扬尘"], ["小区", "扬尘"]);
    expect(likeness(base, rare)).toBeGreaterThan(likeness(base, common));
    expect(shared(base, rare)).toEqual(["搅拌站"]);
  });

  it("is the same both ways, from 0 to 1 (property)", () => {
    const words = fc.array(fc.constantFrom("路灯", "不亮", "小区", "停水", "噪音"), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(words, words, words, words, (head, whole, other, story) => {
        const [a, b] = [said(head, whole), said(other, story)];
        const there = likeness(a, b);
        expect(likeness(b, a)).toBeCloseTo(there, 12);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});
