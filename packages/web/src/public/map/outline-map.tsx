/** @jsxImportSource preact */
import { render } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { islandWords, pageLanguage } from "../island/words.ts";
import type { MapHost, Point } from "./map-host.ts";
import { dragged, HEIGHT, names, path, type View, WIDTH, whole, zoomed } from "./view.ts";

/** Draws the map into `place`; the answer moves it to a point. */
export function drawMap(place: HTMLElement, host: MapHost): (point: Point) => void {
  const handle: { move?: (point: Point) => void } = {};
  render(<OutlineMap host={host} handle={handle} />, place);
  return (point) => handle.move?.(point);
}

const STEP = 24;

/** A quarter or so of a county round the point. */
const near = (point: Point, fit: View): View => ({ ...point, scale: fit.scale * 6 });

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [STEP, 0],
  ArrowRight: [-STEP, 0],
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP],
};

function OutlineMap({
  host,
  handle,
}: {
  host: MapHost;
  handle: { move?: (point: Point) => void };
}) {
  const words = islandWords[pageLanguage()];
  const fit = useMemo(() => whole(host.outlines), [host]);
  const [view, setView] = useState<View>(() => (host.start ? near(host.start, fit) : fit));
  const from = useRef<{ x: number; y: number; view: View; units: number } | null>(null);
  useEffect(() => {
    handle.move = (point) => setView(near(point, fit));
  }, [handle, fit]);

  const go = (next: View) => {
    setView(next);
    host.choose(next);
  };
  const zoom = (factor: number) => setView(zoomed(view, factor, fit.scale));
  const press = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (arrow) go(dragged(view, arrow[0], arrow[1]));
    else if (event.key === "+" || event.key === "=") zoom(1.5);
    else if (event.key === "-") zoom(1 / 1.5);
    else return;
    event.preventDefault();
  };
  const down = (event: PointerEvent) => {
    const box = event.currentTarget as HTMLElement;
    box.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, y: event.clientY, view, units: WIDTH / box.clientWidth };
  };
  const move = (event: PointerEvent) => {
    const start = from.current;
    if (start)
      setView(
        dragged(
          start.view,
          (event.clientX - start.x) * start.units,
          (event.clientY - start.y) * start.units,
        ),
      );
  };
  const up = () => {
    if (from.current && from.current.view !== view) host.choose(view);
    from.current = null;
  };

  return (
    <>
      <div class="map">
        <div
          class="map-sheet"
          role="application"
          tabindex={0}
          aria-label={words.map}
          onKeyDown={press}
          onPointerDown={down}
          onPointerMove={move}
          onPointerUp={up}
          onPointerCancel={up}
        >
          <Sheet host={host} view={view} />
        </div>
        <div class="map-zoom">
          <button
            type="button"
            class="button second"
            aria-label={words.nearer}
            onClick={() => zoom(2)}
          >
            +
          </button>
          <button
            type="button"
            class="button second"
            aria-label={words.farther}
            onClick={() => zoom(0.5)}
          >
            −
          </button>
        </div>
      </div>
      <p class="soft">
        {words.mapHint}
        {words.mapOnlyCounties}
      </p>
      <p class="soft small">{words.source(host.source)}</p>
    </>
  );
}

function Sheet({ host, view }: { host: MapHost; view: View }) {
  const [x, y] = [WIDTH / 2, HEIGHT / 2];
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {host.outlines.map((outline) => (
        <path key={outline.code} class="county" d={path(outline, view)} />
      ))}
      {names(host.outlines, view).map((one) => (
        <text key={one.outline.code} class="county-name" x={one.x} y={one.y} text-anchor="middle">
          {one.outline.name}
        </text>
      ))}
      <g class="cross-hair">
        <circle cx={x} cy={y} r={14} />
        <path d={`M${x} ${y - 26}v18M${x} ${y + 8}v18M${x - 26} ${y}h18M${x + 8} ${y}h18`} />
        <circle class="dot" cx={x} cy={y} r={2.5} />
      </g>
    </svg>
  );
}
