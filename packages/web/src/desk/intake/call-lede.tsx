import { useEffect, useState } from "react";
import { useSay } from "../words/language.tsx";
import type { Caller } from "./caller-side.tsx";
import type { Line } from "./parking.ts";
import { toHistory } from "./use-intake-keys.ts";
import { useIntakeWords } from "./use-intake-words.ts";

/** Minutes and seconds of a span, `02:46`; over an hour with its hours. */
export function span(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  return (hours > 0 ? [hours, ...parts] : parts)
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
}

/** The sentence that opens the page: who is on the line, since when, and what they have in hand. */
export function CallLede({
  line,
  phone,
  who,
  caller,
  otherwise,
}: {
  line: Line | null;
  /** Masked; of the line, or as typed. */
  phone: string | null;
  who: string;
  caller: Caller | null;
  /** What is said while nobody is on the line. */
  otherwise: string;
}) {
  const w = useIntakeWords();
  const say = useSay();
  if (!line && !phone) return <h1 className="lede">{otherwise}</h1>;
  const nearest = caller?.open.find((row) => row.clock !== null);
  return (
    <h1 className="lede">
      {phone ? w.lede.from(phone) : w.lede.hidden}
      {who && (
        <>
          {w.lede.stop}
          <b>{who}</b>
        </>
      )}
      {line?.answered != null && (
        <>
          {w.lede.stop}
          <Talking since={line.answered} until={line.ended} />
        </>
      )}
      {w.lede.end}
      {caller &&
        (caller.count > 0 ? (
          <>
            {w.lede.open}{" "}
            <button type="button" className="linklike" onClick={toHistory}>
              {w.lede.cases(caller.count)}
            </button>
            {nearest && (
              <>
                {w.lede.stop}
                {w.lede.nearest} <b>{say(nearest.light.says)}</b>
              </>
            )}
            {w.lede.end}
          </>
        ) : (
          <>
            {caller.known ? w.lede.noneOpen : w.lede.newcomer}
            {w.lede.end}
          </>
        ))}
    </h1>
  );
}

/** How long the call has lasted; counted for the eye, said to nobody. */
function Talking({ since, until }: { since: number; until: number | null }) {
  const w = useIntakeWords();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (until !== null) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [until]);
  const time = span((until ?? now) - since);
  return <span aria-live="off">{until === null ? w.lede.talking(time) : w.lede.over(time)}</span>;
}
