import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bounds, containing, type OutlineFile } from "../src/public/map/outline.ts";
import { dragged, HEIGHT, names, toScreen, WIDTH, whole, zoomed } from "../src/public/map/view.ts";

const ROOT = new URL("../../../", import.meta.url);
const file: OutlineFile = JSON.parse(
  readFileSync(new URL("cities/leshan/outlines/counties.json", ROOT), "utf8"),
);
const areas = readFileSync(new URL("cities/leshan/areas.csv", ROOT), "utf8");

describe("the outlines of the counties", () => {
  it("PP-7 are the city's eleven, by code and name", () => {
    expect(file.outlines).toHaveLength(11);
    for (const { code, name } of file.outlines) expect(areas).toContain(`${code},${name},`);
    expect(file.licence).toBe("MIT");
  });

  it.each([
    ["the Giant Buddha", 103.77, 29.546, "市中区"],
    ["Mount Emei's summit", 103.34, 29.525, "峨眉山市"],
    ["Mabian", 103.54, 28.84, "马边彝族自治县"],
  ])("PP-7 hold %s", (_name, lng, lat, county) => {
    expect(containing(file.outlines, { lng, lat })?.name).toBe(county);
  });

  it("PP-7 hold no point of another city", () => {
    expect(containing(file.outlines, { lng: 104.06, lat: 30.67 })).toBeNull();
  });

  it("PP-7 agree with the naive winding count", () => {
    const [west, south, east, north] = bounds(file.outlines);
    const inBox = fc.tuple(
      fc.double({ min: west, max: east, noNaN: true }),
      fc.double({ min: south, max: north, noNaN: true }),
    );
    fc.assert(
      fc.property(inBox, ([lng, lat]) => {
        const naive = file.outlines.find((one) =>
          one.rings.some((ring) => Math.round(winding(ring, lng, lat)) !== 0),
        );
        expect(containing(file.outlines, { lng, lat })?.code).toBe(naive?.code);
      }),
      { numRuns: 300 },
    );
  });
});

/** Turns of the ring round the point, by adding up angles. */
function winding(ring: readonly number[], x: number, y: number): number {
  let turned = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    const from = Math.atan2((ring[i + 1] ?? 0) - y, (ring[i] ?? 0) - x);
    const to = Math.atan2((ring[j + 1] ?? 0) - y, (ring[j] ?? 0) - x);
    turned += Math.atan2(Math.sin(to - from), Math.cos(to - from));
  }
  return turned / (2 * Math.PI);
}

describe("the map's view", () => {
  const fit = whole(file.outlines);

  it("PP-7 shows the whole city at first", () => {
    const [west, south, east, north] = bounds(file.outlines);
    for (const [x, y] of [toScreen(fit, west, north), toScreen(fit, east, south)]) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(WIDTH);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(HEIGHT);
    }
  });

  it("PP-7 brings what was dragged by (dx, dy) that far, at every zoom", () => {
    const move = fc.integer({ min: -150, max: 150 });
    fc.assert(
      fc.property(move, move, fc.constantFrom(1, 2, 8, 40), (dx, dy, near) => {
        const view = zoomed(fit, near, fit.scale);
        const after = dragged(view, dx, dy);
        const [x, y] = toScreen(after, view.lng, view.lat);
        expect(y - HEIGHT / 2).toBeCloseTo(dy, 6);
        expect(Math.abs(x - WIDTH / 2 - dx)).toBeLessThan(2);
      }),
    );
  });

  it("PP-7 writes no two names over each other", () => {
    const shown = names(file.outlines, fit);
    expect(shown.length).toBeGreaterThan(5);
    for (const one of shown) {
      for (const other of shown) {
        if (one === other) continue;
        expect(Math.abs(one.y - other.y) >= 13 || Math.abs(one.x - other.x) >= 13).toBe(true);
      }
    }
  });
});
