import { type Beat, type Day, type Span, spanAt, spanBefore, spanWords } from "@xinlian/kernel";
import { tableDay } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import type { ControlProps } from "./control.ts";
import { formWords } from "./words.ts";

/** How far back each kind of stretch is offered; what is older can be reached by a file. */
const OFFERED: readonly (readonly [Beat, number])[] = [
  ["month", 18],
  ["quarter", 6],
  ["half", 4],
  ["year", 3],
  ["xun", 9],
];

/** A stretch of the calendar that is over or running: months first, then quarters, halves, years and ten-day stretches. */
export function PeriodBox({ value, onChange, id, describedBy, fault }: ControlProps) {
  const say = useSay();
  const w = useWords(formWords);
  const today = tableDay(Date.now()) as Day;
  const offered = OFFERED.map(([beat, count]) => ({ beat, spans: backFrom(today, beat, count) }));
  const given = typeof value === "string" ? value : "";
  const known = given === "" || offered.some(({ spans }) => spans.some((s) => s.name === given));
  return (
    <select
      id={id}
      value={given}
      aria-invalid={fault !== undefined || undefined}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value || null)}
    >
      <option value="">{w.choose}</option>
      {!known && <option value={given}>{given}</option>}
      {offered.map(({ beat, spans }) => (
        <optgroup key={beat} label={w.beats[beat as keyof typeof w.beats]}>
          {spans.map((span) => (
            <option key={span.name} value={span.name}>
              {say(spanWords(span))}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

function backFrom(today: Day, beat: Beat, count: number): readonly Span[] {
  const spans = [spanAt(beat, today)];
  for (let n = 1; n < count; n += 1) spans.push(spanBefore(spans[n - 1] as Span));
  return spans;
}
