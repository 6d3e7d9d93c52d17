import type { CockpitCounty } from "@xinlian/wire";
import { drawn, middle, projection, useOutlines, WIDTH } from "../map/outlines.ts";
import { useWords } from "../words/language.tsx";
import { percent } from "./opens.tsx";
import { lateBounds, type Measure, stepOf } from "./steps.ts";
import { cockpitWords } from "./words.ts";

const STEPS = [0, 1, 2, 3] as const;

/** The counties by their shapes: wash, hatching and a number in each, so that none of them has to carry the meaning alone. */
export function CountyMap({
  counties,
  measure,
}: {
  counties: readonly CockpitCounty[];
  measure: Measure;
}) {
  const w = useWords(cockpitWords);
  const data = useOutlines();
  if (data === undefined) return null;
  const { at, height } = projection(data);
  const most = Math.max(0, ...counties.map(({ late }) => late.n));
  const known = (code: string) => counties.find((county) => county.code === code);
  const amount = (county: CockpitCounty | undefined) =>
    measure === "late"
      ? (county?.late.n ?? 0).toLocaleString("zh-CN")
      : percent(county?.onTime ?? null);
  const told = data.outlines.map(({ code, name }) => `${name} ${amount(known(code))}`);
  const missing = counties.filter(
    ({ code, late, open }) =>
      late.n + open.n > 0 && !data.outlines.some((outline) => outline.code === code),
  );
  return (
    <figure className="city-map">
      <svg viewBox={`-4 -4 ${WIDTH + 8} ${height + 8}`} aria-hidden="true">
        <defs>
          <pattern
            id="hatch"
            width="7"
            height="7"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path className="hatch-ground" d="M0 0h7v7H0z" />
            <path className="hatch-line" d="M0 0v7" />
          </pattern>
        </defs>
        {data.outlines.map((outline) => (
          <path
            key={outline.code}
            className={`shape step-${stepOf(known(outline.code), measure, most)}`}
            d={drawn(outline, at)}
          />
        ))}
        {data.outlines.map((outline) => {
          const county = known(outline.code);
          const [x, y] = middle(outline, at);
          return (
            <g
              key={outline.code}
              className={`name on-${stepOf(county, measure, most)}`}
              textAnchor="middle"
            >
              <text x={x} y={y - 2}>
                {shortName(outline.name)}
              </text>
              <text x={x} y={y + 16} className="amount">
                {amount(county)}
              </text>
            </g>
          );
        })}
      </svg>
      <ul className="legend" aria-hidden="true">
        {STEPS.map((step) => (
          <li key={step}>
            <svg viewBox="0 0 22 15" aria-hidden="true">
              <path className={`shape step-${step}`} d="M.5.5h21v14H.5z" />
            </svg>
            {measure === "late" ? lateLegend(step) : w.shareSteps[step]}
          </li>
        ))}
      </ul>
      <figcaption className="soft small">
        <span className="unseen">{w.mapSays(told.join(w.and))}</span>
        {missing.length > 0 && w.unshaped(missing.map(({ name }) => name).join(w.and))}
        {w.mapSource(data.source, data.licence)}
      </figcaption>
    </figure>
  );

  function lateLegend(step: (typeof STEPS)[number]): string {
    const bounds = [0, ...lateBounds(most)];
    const [from = 0, next] = [bounds[step], bounds[step + 1]];
    if (step === 0) return w.cases("0");
    const last = next === undefined ? null : next - 1;
    if (last !== null && last < from) return w.noneSo;
    if (last === null) return w.andMore(from);
    return w.cases(from === last ? String(from) : `${from}–${last}`);
  }
}

/** An autonomous county is written on the map without its people's name; the table has it whole. */
function shortName(name: string): string {
  return name.replace(/.族自治县$/, "县");
}
