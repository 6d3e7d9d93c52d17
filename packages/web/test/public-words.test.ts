import { describe, expect, it } from "vitest";
import { errorReference, errorWays, errorWords } from "../src/public/error/words.ts";
import { followWords } from "../src/public/follow/words.ts";
import { homeWords } from "../src/public/home/words.ts";
import { islandWords } from "../src/public/island/words.ts";
import { receiptWords } from "../src/public/receipt/words.ts";
import { reportWords } from "../src/public/report/words.ts";
import { shellWords } from "../src/public/shell/words.ts";
import { accessibilityWords, privacyWords } from "../src/public/statement/words.ts";
import { signInWords } from "../src/sign-in/words.ts";

const ALL = {
  errorReference,
  errorWays,
  errorWords,
  followWords,
  homeWords,
  islandWords,
  receiptWords,
  reportWords,
  shellWords,
  accessibilityWords,
  privacyWords,
  signInWords,
};

/** Paths to every text, with what stands there: `steps.0` → "text". */
function texts(value: unknown, path = ""): readonly (readonly [string, unknown])[] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, `${path}.${key}`));
}

describe.each(Object.entries(ALL))("%s", (_name, words) => {
  const [zh, en] = [texts(words.zh), texts(words.en)];

  it("PP-4 has the same texts in both languages", () => {
    expect(en.map(([path]) => path)).toEqual(zh.map(([path]) => path));
  });

  it("PP-4 leaves none empty, and takes the same values in both", () => {
    for (const [[path, chinese], [, english]] of zh.map(
      (entry, i) => [entry, en[i] ?? ["", ""]] as const,
    )) {
      if (typeof chinese === "function")
        expect((english as () => string).length, path).toBe(chinese.length);
      else if (!path.endsWith(".gap")) expect([path, chinese, english]).not.toContain("");
    }
  });
});
