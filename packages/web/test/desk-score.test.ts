import { describe, expect, test } from "vitest";
import { plain, signed } from "../src/desk/score/points-text.ts";
import { pathOf, scoreAddress } from "../src/desk/score/use-scores.ts";
import { scoreWords } from "../src/desk/score/words.ts";

describe("points as people read them", () => {
  test.each([
    [10, "+10"],
    [-5.5, "−5.5"],
    [0, "0"],
    [0.1, "+0.1"],
    [-1234, "−1,234"],
  ])("%d is %s", (value, text) => {
    expect(signed(value)).toBe(text);
  });

  test.each([
    [59.9, "59.9"],
    [60, "60"],
    [-3, "−3"],
    [1 / 3, "0.33"],
  ])("a sum of %d is %s", (value, text) => {
    expect(plain(value)).toBe(text);
  });
});

test("a score has its address at the desk and at the server", () => {
  const of = { pack: "club", score: "points" };
  expect(scoreAddress(of, "/x?period=2026-H1")).toBe("/score/club/points/x?period=2026-H1");
  expect(pathOf(of, ".xlsx")).toBe("/api/scores/club/points.xlsx");
});

test("no text of the pages speaks of a rank that is not there", () => {
  for (const words of [scoreWords.zh, scoreWords.en]) {
    const told = Object.entries(words).filter(([name]) => name !== "noRank");
    expect(JSON.stringify(told)).not.toMatch(/排名|名次|rank/i);
  }
});
