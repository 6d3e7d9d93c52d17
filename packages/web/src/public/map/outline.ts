/** Simplified outlines of a city's counties, for pointing at a rough place. Not a survey: borders are for display. */
export interface OutlineFile {
  /** Where the shapes come from and under which licence, shown beside the map. */
  readonly source: string;
  readonly licence: string;
  readonly outlines: readonly Outline[];
}

export interface Outline {
  readonly code: string;
  readonly name: string;
  /** Closed rings as flat lists lng, lat, lng, lat … in degrees; the first point is not repeated. */
  readonly rings: readonly (readonly number[])[];
}

/** The county that holds a point, by counting crossings to the east; null outside all. */
export function containing(
  outlines: readonly Outline[],
  point: { lng: number; lat: number },
): Outline | null {
  return (
    outlines.find((outline) => outline.rings.some((ring) => inside(ring, point.lng, point.lat))) ??
    null
  );
}

function inside(ring: readonly number[], x: number, y: number): boolean {
  let odd = false;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [ax, ay, bx, by] = [ring[i] ?? 0, ring[i + 1] ?? 0, ring[j] ?? 0, ring[j + 1] ?? 0];
    if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) odd = !odd;
  }
  return odd;
}

/** Smallest box round all outlines: west, south, east, north. */
export function bounds(outlines: readonly Outline[]): readonly [number, number, number, number] {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const { rings } of outlines) {
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i += 2) {
        const [x, y] = [ring[i] ?? 0, ring[i + 1] ?? 0];
        west = Math.min(west, x);
        east = Math.max(east, x);
        south = Math.min(south, y);
        north = Math.max(north, y);
      }
    }
  }
  return [west, south, east, north];
}
