import type { Point } from "../map/map-host.ts";
import type { Outline, OutlineFile } from "../map/outline.ts";
import { containing } from "../map/outline.ts";
import { islandWords, pageLanguage } from "./words.ts";

/**
 * The two ways to give a place that need scripts: the phone's position and the cross hair on the map. Both fill the
 * same two inputs, and the county when none was chosen.
 */
export function startPlacePoint(host: HTMLElement): void {
  const { field = "", outlines } = host.dataset;
  const form = host.closest("form");
  const lng = form?.elements.namedItem(`${field}.lng`);
  const lat = form?.elements.namedItem(`${field}.lat`);
  const area = form?.elements.namedItem(`${field}.area`);
  const status = host.querySelector<HTMLElement>("[data-point]");
  if (
    !(
      lng instanceof HTMLInputElement &&
      lat instanceof HTMLInputElement &&
      area instanceof HTMLSelectElement
    )
  )
    return;
  const words = islandWords[pageLanguage()];
  let shapes: readonly Outline[] = [];
  let moveMap: ((point: Point) => void) | null = null;
  /** County set by a point; a township chosen by hand is left alone. */
  let byPoint = "";

  const say = (text: string) => status?.replaceChildren(text);
  const set = (point: Point | null) => {
    lng.value = point === null ? "" : point.lng.toFixed(5);
    lat.value = point === null ? "" : point.lat.toFixed(5);
    lng.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const forget = () => {
    set(null);
    if (area.value === byPoint) area.value = "";
    say(words.forgotten);
  };
  /** False when the point lies outside the city. */
  const take = (point: Point, text: (county: string) => string): boolean => {
    const county = shapes.length > 0 ? containing(shapes, point) : null;
    if (shapes.length > 0 && county === null) {
      forget();
      say(words.outside);
      return false;
    }
    if (county && (area.value === "" || area.value === byPoint)) {
      byPoint = county.code;
      area.value = county.code;
    }
    set(point);
    say(text(county?.name ?? ""));
    status?.append(" ", forgetButton(words.forget, forget));
    return true;
  };
  const chosen = (point: Point) =>
    take(point, (county) => words.chosen(county, point.lng.toFixed(3), point.lat.toFixed(3)));

  host.hidden = false;
  const start = lng.value === "" ? null : { lng: Number(lng.value), lat: Number(lat.value) };
  form?.addEventListener("reset", () => say(""));
  const locateButton = host.querySelector<HTMLButtonElement>("[data-locate]");
  if (locateButton && !("geolocation" in navigator)) locateButton.hidden = true;
  locateButton?.addEventListener("click", () => {
    say(words.locating);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const point = { lng: coords.longitude, lat: coords.latitude };
        if (take(point, (county) => words.located(Math.round(coords.accuracy), county)))
          moveMap?.(point);
      },
      (failure) =>
        say(failure.code === failure.PERMISSION_DENIED ? words.locateDenied : words.locateFailed),
      { enableHighAccuracy: true, timeout: 12_000, maximumAge: 60_000 },
    );
  });

  const place = host.querySelector<HTMLElement>("[data-map]");
  if (!outlines || !place) return;
  whenNear(host, async () => {
    const [file, { drawMap }] = await Promise.all([
      readOutlines(outlines),
      import("../map/outline-map.tsx"),
    ]);
    if (file === null) return;
    shapes = file.outlines;
    moveMap = drawMap(place, { outlines: shapes, source: file.source, start, choose: chosen });
    if (start) chosen(start);
  });
}

/** The map is fetched when its place comes near the screen, not before. */
function whenNear(host: HTMLElement, then: () => void): void {
  const watcher = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watcher.disconnect();
      then();
    },
    { rootMargin: "400px" },
  );
  watcher.observe(host);
}

async function readOutlines(address: string): Promise<OutlineFile | null> {
  try {
    const answer = await fetch(address);
    return answer.ok ? ((await answer.json()) as OutlineFile) : null;
  } catch {
    return null;
  }
}

function forgetButton(text: string, press: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "linklike press";
  button.textContent = text;
  button.addEventListener("click", press);
  return button;
}
