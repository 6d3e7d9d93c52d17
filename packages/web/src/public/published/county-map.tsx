/** @jsxImportSource preact */
import { HEIGHT, names, path, WIDTH, whole } from "../map/view.ts";
import type { CountyCount, PublishedPageProps } from "../props.ts";
import { publishedWords } from "./words.ts";

/** Steps of the wash: none, and four equal shares of the most. */
const STEPS = 4;

/** How many in each county: shapes that lead to their list, and a table that says the same. */
export function CountyMap(props: PublishedPageProps) {
  const { counties, elsewhere, outlines, language, narrowed, days } = props;
  const words = publishedWords[language];
  const most = Math.max(1, ...counties.map((county) => county.count));
  const sum = counties.reduce((all, county) => all + county.count, elsewhere);
  return (
    <section aria-labelledby="by-county">
      <h2 id="by-county">{words.byCounty(days)}</h2>
      {outlines === null ? null : (
        <figure class="county-map">
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
            <title>{words.map}</title>
            {outlines.outlines.map((outline) => {
              const county = counties.find((each) => each.code === outline.code);
              const shape = (
                <path
                  key={outline.code}
                  class={`shape step-${step(county, most)}${outline.code === narrowed.county ? " chosen" : ""}`}
                  d={path(outline, whole(outlines.outlines))}
                />
              );
              return county === undefined ? (
                shape
              ) : (
                <a
                  key={county.code}
                  href={county.href}
                  aria-label={words.cases(county.name, county.count)}
                >
                  {shape}
                </a>
              );
            })}
            <g class="county-names">
              {names(outlines.outlines, whole(outlines.outlines)).map(({ outline, x, y }) => (
                <text key={outline.code} x={x} y={y} text-anchor="middle">
                  {outline.name}
                </text>
              ))}
            </g>
          </svg>
          <figcaption class="soft">{words.source(outlines.source, outlines.licence)}</figcaption>
        </figure>
      )}
      <table class="counts">
        <thead>
          <tr>
            <th scope="col">{words.county}</th>
            <th scope="col" class="number">
              {words.count}
            </th>
          </tr>
        </thead>
        <tbody>
          {counties.map((county) => (
            <tr key={county.code}>
              <th scope="row">
                <a href={county.href}>{county.name}</a>
              </th>
              <td class="number">{county.count}</td>
            </tr>
          ))}
          {elsewhere === 0 ? null : (
            <tr>
              <th scope="row">{words.elsewhere}</th>
              <td class="number">{elsewhere}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.sum}</th>
            <td class="number">{sum}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function step(county: CountyCount | undefined, most: number): number {
  return county === undefined ? 0 : Math.ceil((county.count / most) * STEPS);
}
