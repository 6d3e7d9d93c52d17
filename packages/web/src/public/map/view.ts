import type { Outline } from "./outline.ts";
import { bounds } from "./outline.ts";

/** Drawing size in view box units; a phone's width. */
export const WIDTH = 360;
export const HEIGHT = 300;

/** What part of the world is drawn: the point under the cross hair, and pixels per degree of latitude. */
export interface View {
  readonly lng: number;
  readonly lat: number;
  readonly scale: number;
}

/** Degrees of longitude are narrower than of latitude by this at the view's height. */
const narrow = (lat: number) => Math.cos((lat * Math.PI) / 180);

/** The whole city. */
export function whole(outlines: readonly Outline[]): View {
  const [west, south, east, north] = bounds(outlines);
  const lat = (south + north) / 2;
  const scale = 0.92 * Math.min(WIDTH / ((east - west) * narrow(lat)), HEIGHT / (north - south));
  return { lng: (west + east) / 2, lat, scale };
}

export function toScreen(view: View, lng: number, lat: number): readonly [number, number] {
  return [
    WIDTH / 2 + (lng - view.lng) * narrow(view.lat) * view.scale,
    HEIGHT / 2 - (lat - view.lat) * view.scale,
  ];
}

/** The view after the paper under the cross hair is dragged by so many units. */
export function dragged(view: View, dx: number, dy: number): View {
  return {
    ...view,
    lng: view.lng - dx / (narrow(view.lat) * view.scale),
    lat: view.lat + dy / view.scale,
  };
}

/** @param most scale at which the whole city fits; nearer at most 40 times */
export function zoomed(view: View, factor: number, fit: number): View {
  return { ...view, scale: Math.min(fit * 40, Math.max(fit * 0.8, view.scale * factor)) };
}

export function path(outline: Outline, view: View): string {
  return outline.rings
    .map((ring) => {
      let d = "";
      for (let i = 0; i < ring.length; i += 2) {
        const [x, y] = toScreen(view, ring[i] ?? 0, ring[i + 1] ?? 0);
        d += `${i === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
      }
      return `${d}z`;
    })
    .join("");
}

/** Names that can be written without touching: larger counties first, the rest when the map is nearer. */
export function names(
  outlines: readonly Outline[],
  view: View,
): readonly { outline: Outline; x: number; y: number }[] {
  const taken: { outline: Outline; x: number; y: number }[] = [];
  for (const outline of [...outlines].sort((a, b) => extent(b) - extent(a))) {
    const [x, y] = toScreen(view, ...label(outline));
    const wide = (other: Outline) => ((outline.name.length + other.name.length) / 2) * LETTER;
    const touches = taken.some(
      (one) => Math.abs(one.y - y) < LETTER + 2 && Math.abs(one.x - x) < wide(one.outline) + 4,
    );
    if (!touches) taken.push({ outline, x, y });
  }
  return taken;
}

/** Type size of names, in view box units. */
const LETTER = 13;

function extent(outline: Outline): number {
  const [west, south, east, north] = bounds([outline]);
  return (east - west) * (north - south);
}

/** Where a county's name is written: the middle of its largest ring's box. */
function label(outline: Outline): readonly [number, number] {
  const largest = [...outline.rings].sort((a, b) => b.length - a.length)[0] ?? [];
  const [west, south, east, north] = bounds([{ ...outline, rings: [largest] }]);
  return [(west + east) / 2, (south + north) / 2];
}
