import type { CockpitSpan } from "@xinlian/wire";
import { useWords } from "../words/language.tsx";
import { Opens } from "./opens.tsx";
import { cockpitWords } from "./words.ts";

/** How many lie how long back: a column for each span, its bar above its number. */
export function SpanTable({
  title,
  head,
  count,
  spans,
  names,
  late = false,
}: {
  title: string;
  head: string;
  /** What is counted. */
  count: string;
  spans: readonly CockpitSpan[];
  /** Of the spans, in their order. */
  names: readonly string[];
  late?: boolean;
}) {
  const w = useWords(cockpitWords);
  const most = Math.max(1, ...spans.map(({ cases }) => cases.n));
  return (
    <table className="compact spans">
      <caption className="unseen">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {spans.map((_, at) => (
            <th key={names[at]} scope="col" className="figure">
              {names[at]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr className="uprights">
          <td>
            <span className="unseen">{w.bars}</span>
          </td>
          {spans.map(({ cases }, at) => (
            <td key={names[at]}>
              <Upright share={cases.n / most} late={late} />
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">{count}</th>
          {spans.map(({ cases }, at) => (
            <td key={names[at]} className={late ? "figure late-text" : "figure"}>
              <Opens cases={cases} late={late} />
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

/** A bar that stands; it only shows what the number below it says. */
export function Upright({
  share,
  late = false,
  hollow = false,
}: {
  share: number;
  late?: boolean;
  hollow?: boolean;
}) {
  const height = Math.max(share > 0 ? 2 : 0, share * 40);
  const kind = `upright${late ? " late" : ""}${hollow ? " hollow" : ""}`;
  return (
    <svg className={kind} viewBox="0 0 24 40" preserveAspectRatio="none" aria-hidden="true">
      <rect x="1" width="22" y={40 - height} height={height} />
    </svg>
  );
}
