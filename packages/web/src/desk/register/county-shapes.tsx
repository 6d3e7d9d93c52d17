import type { EntryAreas } from "@xinlian/wire";
import { Link } from "react-router";
import { drawn, projection, useOutlines, WIDTH } from "../map/outlines.ts";
import { useWords } from "../words/language.tsx";
import { registerWords } from "./words.ts";

/** Washes from none to the most. */
const STEPS = 4;

/** The counties by their shapes, darker where more entries stand; each leads to its list. */
export function CountyShapes({
  rows,
  href,
}: {
  rows: EntryAreas["rows"];
  href: (area: string) => string;
}) {
  const w = useWords(registerWords);
  const data = useOutlines();
  if (data === undefined) return null;
  const { at, height } = projection(data);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <figure className="county-shapes">
      <svg viewBox={`0 0 ${WIDTH} ${height}`}>
        <title>{w.map}</title>
        {data.outlines.map((outline) => {
          const { code, name } = outline;
          const count = rows.find(({ area }) => area.code === code)?.count ?? 0;
          const step = Math.ceil((count / most) * STEPS);
          return (
            <Link key={code} to={href(code)} aria-label={`${name} ${count}`}>
              <path className={`shape step-${step}`} d={drawn(outline, at)} />
            </Link>
          );
        })}
      </svg>
      <figcaption className="soft">{w.mapSource(data.source, data.licence)}</figcaption>
    </figure>
  );
}
