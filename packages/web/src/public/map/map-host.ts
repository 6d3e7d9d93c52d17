import type { Outline } from "./outline.ts";

/** A point in WGS84 degrees. */
export interface Point {
  readonly lng: number;
  readonly lat: number;
}

/** What the map is given and tells back. */
export interface MapHost {
  readonly outlines: readonly Outline[];
  readonly source: string;
  readonly start: Point | null;
  readonly choose: (point: Point) => void;
}
