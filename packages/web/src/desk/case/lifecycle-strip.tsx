import type { LifecycleView } from "@xinlian/wire";
import { tableTime } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import { caseWords } from "./words.ts";

/** The way of the case as a strip: walked states, the present one lit, what lies ahead on the main line; and in words. */
export function LifecycleStrip({ life }: { life: LifecycleView }) {
  const w = useWords(caseWords);
  const say = useSay();
  const ended = life.states.some((state) => state.current && state.end);
  const shown = life.states.filter(
    (state) => state.visited || state.current || (state.onMainLine && !ended),
  );
  // Walked states stand in the order they were walked; what lies ahead keeps the pack's order behind them.
  const walked = shown
    .filter((state) => state.visited && !state.current)
    .sort((a, b) => (a.enteredAt ?? "").localeCompare(b.enteredAt ?? ""));
  const now = shown.filter((state) => state.current);
  const ahead = shown.filter((state) => !state.visited && !state.current);
  return (
    <section aria-label={w.steps} className="life-box">
      <ol className="life">
        {[...walked, ...now, ...ahead].map((state) => (
          <li
            key={state.name}
            className={state.current ? "now" : state.visited ? "past" : undefined}
            aria-current={state.current ? "step" : undefined}
          >
            {say(state.words)}
            <span className="life-time">
              {state.enteredAt ? tableTime(state.enteredAt).slice(5) : ""}
            </span>
          </li>
        ))}
      </ol>
      <p className="twin">
        <b>{w.twin}</b>
        {say(life.twin)}
      </p>
    </section>
  );
}
