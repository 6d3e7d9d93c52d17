/** @jsxImportSource preact */
import type { ShapeName } from "../../tokens/shapes.ts";
import { dueWords, momentWords } from "../moment.ts";
import type { FollowProps, SolvedTrack } from "../props.ts";
import { Icon } from "../shell/icon.tsx";
import { Light } from "../shell/light.tsx";
import { followWords } from "./words.ts";

const SHAPES: Record<SolvedTrack["state"], ShapeName> = {
  open: "open",
  claimed: "open",
  heard: "open",
  confirmed: "ok",
  denied: "late",
  unsure: "open",
  closed: "open",
};

/** Answered and solved are two things; neither stands for the other. */
export function Tracks(props: FollowProps) {
  const words = followWords[props.language];
  const { answer, solved, language, opened } = props;
  const answered = answer.answered !== null;
  return (
    <div class="tracks">
      <section aria-labelledby="answer-title">
        <h2 id="answer-title">{words.answer}</h2>
        <p class={answered ? "standing good" : "standing"}>
          <Icon name={answered ? "ok" : "open"} />
          {answered ? words.answered : words.waiting}
        </p>
        {answer.answered === null ? null : <p>{momentWords(answer.answered, language, opened)}</p>}
        {answer.light === null ? null : (
          <p>
            <Light {...answer.light} />
          </p>
        )}
        {answer.due === null ? null : (
          <p class="soft">
            {words.due(dueWords(answer.due, language, opened))}
            {answer.provisional ? words.provisional : ""}
          </p>
        )}
        {answer.extended === null ? null : (
          <p class="soft">
            {words.extended(dueWords(answer.extended.from, language, opened))}
            {answer.extended.why === null ? "" : words.extendedWhy(answer.extended.why)}
          </p>
        )}
      </section>
      <section aria-labelledby="solved-title">
        <h2 id="solved-title">{words.solved}</h2>
        <p
          class={`standing ${solved.state === "confirmed" ? "good" : solved.state === "denied" ? "bad" : ""}`.trim()}
        >
          <Icon name={SHAPES[solved.state]} />
          {words.solvedStates[solved.state]}
        </p>
        {solved.at === null ? null : <p>{momentWords(solved.at, language, opened)}</p>}
        <p class="soft">{words.solvedNotes[solved.state]}</p>
      </section>
    </div>
  );
}
