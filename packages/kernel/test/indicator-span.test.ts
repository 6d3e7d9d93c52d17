import { describe, expect, test } from "vitest";
import { spanBefore, spanWords } from "../src/cadence/span.ts";
import { readSpan, spanYearBefore } from "../src/indicator/span.ts";
import { must } from "./calendar-leshan.ts";

describe("periods", () => {
  test.each([
    ["2026-11-X1", "2026-11-01", "2026-11-10", "2026-10-X3", "2025-11-X1", "2026年11月上旬"],
    ["2024-02-X3", "2024-02-21", "2024-02-29", "2024-02-X2", "2023-02-X3", "2024年2月下旬"],
    ["2026-Q1", "2026-01-01", "2026-03-31", "2025-Q4", "2025-Q1", "2026年第1季度"],
    ["2024-02-29", "2024-02-29", "2024-02-29", "2024-02-28", "2023-02-28", "2024年2月29日"],
    ["2026", "2026-01-01", "2026-12-31", "2025", "2025", "2026年"],
  ])("FI-4 %s", (name, first, last, before, year, zh) => {
    const span = must(readSpan(name));
    expect([span.first, span.last, spanBefore(span).name, spanYearBefore(span).name]).toEqual([
      first,
      last,
      before,
      year,
    ]);
    expect(spanWords(span).zh).toBe(zh);
  });

  test.each(["2026-Q5", "2026-11-X4", "2026-13", "x", ""])("FI-4 %s is none", (name) => {
    expect(readSpan(name).ok).toBe(false);
  });
});
