import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { titleOf } from "../src/index.ts";

describe("titleOf", () => {
  test.each([
    ["路灯坏了。三天没人修。", "路灯坏了"],
    ["尊敬的胡书记：您好！我家门口的路灯坏了。", "我家门口的路灯坏了"],
    ["书记您好，人民西路的路灯坏了", "人民西路的路灯坏了"],
    ["玉津镇人民西路十字路口的三盏路灯，从上月起就一直不亮", "玉津镇人民西路十字路口的三盏路灯"],
    [
      "玉津镇人民西路十字路口的三盏路灯从上月起就一直不亮",
      "玉津镇人民西路十字路口的三盏路灯从上月起就一直…",
    ],
    ["您好！", "您好"],
    ["  \n ", ""],
  ])("%s", (text, title) => {
    expect(titleOf(text)).toBe(title);
  });

  test("is never longer than asked, and empty only for a text without words", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."路灯坏了，。！您好 \n𠮷a") }),
        fc.integer({ min: 2, max: 40 }),
        (text, max) => {
          const title = titleOf(text, max);
          expect([...title].length).toBeLessThanOrEqual(max);
          if (/[路灯坏了您好𠮷a]/u.test(text)) expect(title).not.toBe("");
        },
      ),
    );
  });
});
