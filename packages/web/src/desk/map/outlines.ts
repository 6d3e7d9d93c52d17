import { useQuery } from "@tanstack/react-query";
import { get } from "../server/ask.ts";

/** Where the city's outlines lie; a city without any shows the table alone. */
const ADDRESS = "/city/outlines/counties.json";
/** Units of a drawing from west to east. */
export const WIDTH = 480;

export interface Outlines {
  readonly source: string;
  readonly licence: string;
  readonly outlines: readonly Outline[];
}

export interface Outline {
  readonly code: string;
  readonly name: string;
  /** lng, lat, lng, lat … */
  readonly rings: readonly (readonly number[])[];
}

/** The shapes of the counties; undefined while they come, and for a city without any. */
export function useOutlines(): Outlines | undefined {
  return useQuery({
    queryKey: ["outlines"],
    queryFn: ({ signal }) => get<Outlines>(ADDRESS, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  }).data;
}

export type At = (lng: number, lat: number) => readonly [number, number];

/** Degrees → the drawing, true to width at the city's own latitude. */
export function projection({ outlines }: Outlines): { readonly at: At; readonly height: number } {
  const all = outlines.flatMap(({ rings }) => rings.flat());
  const lng = all.filter((_, index) => index % 2 === 0);
  const lat = all.filter((_, index) => index % 2 === 1);
  const [west, east] = [Math.min(...lng), Math.max(...lng)];
  const [south, north] = [Math.min(...lat), Math.max(...lat)];
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = WIDTH / Math.max((east - west) * narrow, 1e-6);
  return {
    at: (x, y) => [(x - west) * narrow * scale, (north - y) * scale],
    height: Math.ceil((north - south) * scale),
  };
}

/** A county as the path of an SVG. */
export function drawn({ rings }: Outline, at: At): string {
  return rings
    .map(
      (ring) =>
        `M${points(ring, at)
          .map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`)
          .join("L")}Z`,
    )
    .join("");
}

/** Where its name is written: the middle of its largest ring, by area. */
export function middle({ rings }: Outline, at: At): readonly [number, number] {
  const largest = [...rings].sort((a, b) => b.length - a.length)[0] ?? [];
  const ring = points(largest, at);
  let [area, x, y] = [0, 0, 0];
  ring.forEach(([ax, ay], place) => {
    const [bx, by] = ring[(place + 1) % ring.length] ?? [ax, ay];
    const cross = ax * by - bx * ay;
    area += cross / 2;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  });
  return area === 0 ? [0, 0] : [x / (6 * area), y / (6 * area)];
}

function points(ring: readonly number[], at: At): readonly (readonly [number, number])[] {
  const out: (readonly [number, number])[] = [];
  for (let i = 0; i + 1 < ring.length; i += 2) out.push(at(ring[i] ?? 0, ring[i + 1] ?? 0));
  return out;
}
