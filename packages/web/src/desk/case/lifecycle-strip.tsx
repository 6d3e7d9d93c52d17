import type { LifecycleView } from "@xinlian/wire";
import { tableTime } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import { wayAhead } from "./way-ahead.ts";
import { caseWords } from "./words.ts";

/** The way of the case as a strip: walked states, the present one lit, what lies ahead on the main line; and in words. */
export function LifecycleStrip({ life }: { life: LifecycleView }) {
  const w = useWords(caseWords);
  const say = useSay();
  const shown = life.states.filter((state) => state.visited || state.current);
  // Walked states stand in the order they were walked; what lies ahead follows the nearest way to an end.
  const walked = shown
    .filter((state) => !state.current)
    .sort((a, b) => (a.enteredAt ?? "").localeCompare(b.enteredAt ?? ""));
  const now = shown.filter((state) => state.current);
  const ahead = wayAhead(life).flatMap((name) =>
    life.states.filter((state) => state.name === name),
  );
  return (
    <section aria-label={w.steps} className="life-box">
      <ol className="life">
        {[...walked, ...now].map((state) => (
          <li
            key={state.name}
            className={state.current ? "now" : "past"}
            aria-current={state.current ? "step" : undefined}
          >
            {say(state.words)}
            <span className="life-time">
              {state.enteredAt ? tableTime(state.enteredAt).slice(5) : ""}
            </span>
          </li>
        ))}
        {/* What was walked once may have to be walked again. */}
        {ahead.map((state) => (
          <li key={`ahead ${state.name}`}>{say(state.words)}</li>
        ))}
      </ol>
      <p className="twin">
        <b>{w.twin}</b>
        {say(life.twin)}
      </p>
    </section>
  );
}
