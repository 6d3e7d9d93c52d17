import type { Day, Moment } from "@xinlian/kernel";
import { describe, expect, it } from "vitest";
import { dateWords, dayWords, dueWords, isoWords, momentWords } from "../src/public/moment.ts";

const at = (iso: string) => Date.parse(iso) as Moment;

describe("moments in words", () => {
  it.each([
    ["2026-11-05T10:20:00+08:00", "11月5日 周四 10:20", "Thu 5 Nov 10:20"],
    ["2026-11-05T17:00:00Z", "11月6日 周五 01:00", "Fri 6 Nov 01:00"],
    ["2028-02-29T00:05:00+08:00", "2月29日 周二 00:05", "Tue 29 Feb 00:05"],
  ])("PP-11 says %s in the city's time", (iso, zh, en) => {
    expect(momentWords(at(iso), "zh")).toBe(zh);
    expect(momentWords(at(iso), "en")).toBe(en);
  });

  it.each([
    ["2026-11-12T00:00:00+08:00", "11月11日 周三 24时"],
    ["2026-11-11T23:59:59.999+08:00", "11月11日 周三 24时"],
    ["2026-11-11T23:59:59+08:00", "11月11日 周三 24时"],
    ["2026-11-11T23:59:00+08:00", "11月11日 周三 23:59"],
    ["2027-01-01T00:00:00+08:00", "12月31日 周四 24时"],
  ])("PP-11 names the end of a day by that day: %s", (iso, words) => {
    expect(dueWords(at(iso), "zh")).toBe(words);
  });

  it("PP-11 adds the year when it is another one", () => {
    const opened = at("2026-12-30T09:00:00+08:00");
    expect(dayWords(at("2027-01-04T09:00:00+08:00"), "zh", opened)).toBe("2027年1月4日 周一");
    expect(dayWords(at("2026-12-31T09:00:00+08:00"), "zh", opened)).toBe("12月31日 周四");
    expect(dayWords(at("2027-01-04T09:00:00+08:00"), "en", opened)).toBe("Mon 4 Jan 2027");
  });

  it("PP-11 writes dates for readers and for machines", () => {
    expect(dateWords("2026-11-04" as Day, "zh")).toBe("11月4日");
    expect(dateWords("2026-11-04" as Day, "en")).toBe("4 Nov");
    expect(isoWords(at("2026-11-05T10:20:00+08:00"))).toBe("2026-11-05T10:20:00+08:00");
  });
});
