import { useQuery } from "@tanstack/react-query";
import type { EntryAreas } from "@xinlian/wire";
import { Link } from "react-router";
import { get } from "../server/ask.ts";
import { useWords } from "../words/language.tsx";
import { registerWords } from "./words.ts";

/** Where the city's outlines lie; a city without any shows the table alone. */
const ADDRESS = "/city/outlines/counties.json";
const WIDTH = 480;
/** Washes from none to the most. */
const STEPS = 4;

interface Outlines {
  readonly source: string;
  readonly licence: string;
  readonly outlines: readonly {
    readonly code: string;
    readonly name: string;
    /** lng, lat, lng, lat … */
    readonly rings: readonly (readonly number[])[];
  }[];
}

/** The counties by their shapes, darker where more entries stand; each leads to its list. */
export function CountyShapes({
  rows,
  href,
}: {
  rows: EntryAreas["rows"];
  href: (area: string) => string;
}) {
  const w = useWords(registerWords);
  const { data } = useQuery({
    queryKey: ["outlines"],
    queryFn: ({ signal }) => get<Outlines>(ADDRESS, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (data === undefined) return null;
  const { at, height } = projection(data);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <figure className="county-shapes">
      <svg viewBox={`0 0 ${WIDTH} ${height}`}>
        <title>{w.map}</title>
        {data.outlines.map(({ code, name, rings }) => {
          const count = rows.find(({ area }) => area.code === code)?.count ?? 0;
          const step = Math.ceil((count / most) * STEPS);
          const path = rings.map((ring) => `M${points(ring, at)}Z`).join("");
          return (
            <Link key={code} to={href(code)} aria-label={`${name} ${count}`}>
              <path className={`shape step-${step}`} d={path} />
            </Link>
          );
        })}
      </svg>
      <figcaption className="soft">{w.mapSource(data.source, data.licence)}</figcaption>
    </figure>
  );
}

type At = (lng: number, lat: number) => readonly [number, number];

/** Degrees → the drawing, true to width at the city's own latitude. */
function projection({ outlines }: Outlines): { readonly at: At; readonly height: number } {
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

function points(ring: readonly number[], at: At): string {
  const out: string[] = [];
  for (let i = 0; i + 1 < ring.length; i += 2) {
    const [x, y] = at(ring[i] ?? 0, ring[i + 1] ?? 0);
    out.push(`${x.toFixed(1)} ${y.toFixed(1)}`);
  }
  return out.join("L");
}
