import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Level } from "../src/area/area.ts";
import { areaRange } from "../src/area/range.ts";
import type { AreaRow } from "../src/area/rows.ts";
import { buildAreaTree } from "../src/area/tree.ts";
import { LESHAN_AREAS, leshanRows } from "./area-leshan.ts";
import { must } from "./calendar-leshan.ts";

const CITY: AreaRow = { code: "511100", name: "乐山市", level: "city", parent: "" };

function row(code: string, level: string, parent: string | null, name = "x"): AreaRow {
  return { code, name, level, parent };
}

/** Faults of a table: code, place and values of each. */
function faultsOf(...rows: readonly AreaRow[]) {
  const built = buildAreaTree(rows);
  if (built.ok) return [];
  expect(built.fault).toMatchObject({
    code: "area-rows-bad",
    values: { count: built.fault.parts?.length },
  });
  return built.fault.parts ?? [];
}

describe("the divisions of Leshan", () => {
  test("AR-1 AR-8 one city, 11 counties and the high-tech zone, 132 townships, 1,371 villages", () => {
    const counts: Record<Level, number> = { city: 0, county: 0, township: 0, village: 0 };
    for (const area of LESHAN_AREAS.all()) counts[area.level]++;
    expect(counts).toEqual({ city: 1, county: 12, township: 132, village: 1371 });
    expect(LESHAN_AREAS.root.name).toBe("乐山市");
    expect(LESHAN_AREAS.children("511100")).toHaveLength(12);
    const local = [...LESHAN_AREAS.all()].filter((area) => area.local);
    expect(local).toEqual([
      { code: "511171", name: "高新区", level: "county", parent: "511100", local: true },
    ]);
    expect(LESHAN_AREAS.children("511171")).toEqual([]);
    expect(leshanRows().filter(({ code }) => code.startsWith("511171"))).toHaveLength(1);
  });

  test("AR-8 written out and read again the tree is the same", () => {
    const again = must(buildAreaTree([...LESHAN_AREAS.all()]));
    expect([...again.all()]).toEqual([...LESHAN_AREAS.all()]);
  });

  test("AR-6 a village's path leads to the city, and each on it contains the village", () => {
    const village = "511181200206";
    expect(LESHAN_AREAS.path(village).map(({ code }) => code)).toEqual([
      village,
      "511181200",
      "511181",
      "511100",
    ]);
    for (const { code } of LESHAN_AREAS.path(village)) {
      expect(LESHAN_AREAS.contains(code, village)).toBe(true);
    }
    expect(LESHAN_AREAS.contains(village, "511181")).toBe(false);
    expect(LESHAN_AREAS.contains("511102", village)).toBe(false);
    expect(LESHAN_AREAS.contains("511100", "510100")).toBe(false);
    expect(LESHAN_AREAS.path("510100")).toEqual([]);
    expect(LESHAN_AREAS.children("510100")).toEqual([]);
    expect(LESHAN_AREAS.get("510100")).toBeUndefined();
  });

  test("AR-7 the range of each area holds exactly the areas it contains", () => {
    const all = [...LESHAN_AREAS.all()].map(({ code }) => code);
    const sizes = new Map<string, number>(all.map((code) => [code, 0]));
    for (const code of all) {
      for (const outer of LESHAN_AREAS.path(code)) {
        sizes.set(outer.code, (sizes.get(outer.code) ?? 0) + 1);
        const { low, high } = areaRange(outer.code);
        expect(low <= code && code < high).toBe(true);
      }
    }
    const sorted = [...all].sort();
    for (const code of all) {
      const { low, high } = areaRange(code);
      const within = sorted.filter((other) => low <= other && other < high);
      expect(within).toHaveLength(sizes.get(code) as number);
    }
  });

  test("AR-7 ranges of a city, a county, a township, a village and a city below a ministry", () => {
    expect(areaRange("511100")).toEqual({ low: "5111", high: "5112" });
    expect(areaRange("511102")).toEqual({ low: "511102", high: "511103" });
    expect(areaRange("511129")).toEqual({ low: "511129", high: "51112:" });
    expect(areaRange("511102001")).toEqual({ low: "511102001", high: "511102002" });
    expect(areaRange("110000")).toEqual({ low: "11", high: "12" });
  });
});

describe("tables with mistakes", () => {
  test("AR-5 exactly the bad rows of the city's table are told", () => {
    const rows = leshanRows().map((area, at) => {
      if (at === 20) return { ...area, name: " " };
      if (at === 100) return { ...area, parent: "511999" };
      if (at === 500) return { ...area, level: "hamlet" };
      return area;
    });
    expect(faultsOf(...rows).map(({ code, place }) => [code, place])).toEqual([
      ["area-name-empty", "row 22, column name"],
      ["area-level-unknown", "row 502, column level"],
      ["area-parent-missing", "row 102, column parent"],
    ]);
  });

  test("AR-1 no root, and a second one", () => {
    expect(faultsOf()).toMatchObject([{ code: "area-root-missing" }]);
    expect(faultsOf(CITY, row("511200", "city", ""))).toMatchObject([
      {
        code: "area-root-second",
        place: "row 3, column parent",
        values: { code: "511200", root: "511100" },
      },
    ]);
  });

  test.each([
    ["511102", "city"],
    ["511100", "county"],
    ["51110", "county"],
    ["511102", "township"],
    ["51110200a", "township"],
    ["511102001", "village"],
    ["", "village"],
  ])("AR-2 %j is not the code of a %s", (code, level) => {
    expect(faultsOf(CITY, row(code, level, "511100"))[0]).toMatchObject({
      code: "area-code-malformed",
      place: "row 3, column code",
      values: { value: code, level },
    });
  });

  test("AR-2 a code stands once", () => {
    const county = row("511102", "county", "511100");
    expect(faultsOf(CITY, county, county)).toMatchObject([
      { code: "area-code-repeated", place: "row 4, column code", values: { code: "511102" } },
    ]);
  });

  test("AR-3 a parent is of a higher level", () => {
    const county = row("511102", "county", "511100");
    expect(faultsOf(CITY, county, row("511103", "county", "511102"))).toMatchObject([
      {
        code: "area-parent-level",
        place: "row 4, column parent",
        values: { code: "511103", level: "county", parent: "511102", parent_level: "county" },
      },
    ]);
  });

  test("AR-3 a circle is shown", () => {
    const [a, b] = [row("511102", "county", "511103"), row("511103", "county", "511102")];
    expect(faultsOf(CITY, a, b)).toMatchObject([
      { code: "area-circle", values: { circle: "511102 → 511103 → 511102" } },
      { code: "area-circle", values: { circle: "511103 → 511102 → 511103" } },
    ]);
    expect(faultsOf(CITY, row("511102", "county", "511102"))).toMatchObject([
      { code: "area-circle", values: { circle: "511102 → 511102" } },
    ]);
  });

  test("AR-4 a code begins with its parent's digits", () => {
    const county = row("511102", "county", "511100");
    expect(faultsOf(CITY, county, row("511103001", "township", "511102"))).toMatchObject([
      {
        code: "area-prefix-differs",
        place: "row 4, column parent",
        values: { code: "511103001", parent: "511102", prefix: "511102" },
      },
    ]);
  });

  test("AR-1 a small table that is right", () => {
    const rows = [CITY, row("511171", "county", "511100"), row("511171001", "township", "511171")];
    const tree = must(buildAreaTree(rows));
    expect(tree.path("511171001").map(({ code }) => code)).toEqual([
      "511171001",
      "511171",
      "511100",
    ]);
  });
});

test("AR-8 the shipped table says where it is from", () => {
  const text = readFileSync(new URL("../../../cities/leshan/areas.md", import.meta.url), "utf8");
  expect(text).toContain("511171");
  expect(text).toContain("GB/T 2260");
});
