/** @jsxImportSource preact */
import { dayWords, dueWords } from "../moment.ts";
import type { FollowProps } from "../props.ts";
import { shellWords } from "../shell/words.ts";
import { followWords } from "./words.ts";

/** The sentence of fact that opens the page: who has it, by when, and whose word counts. */
export function Sentence(props: FollowProps) {
  const words = followWords[props.language];
  const { lead, answer, solved, language, opened, merged } = props;
  if (merged !== null) return <p class="case-lede">{words.mergedLede(merged.number)}</p>;
  const unit = lead ?? words.ourUnit;
  switch (solved.state) {
    case "confirmed":
      return (
        <p class="case-lede">{words.confirmed(dayWords(solved.at ?? opened, language, opened))}</p>
      );
    case "heard":
      return <p class="case-lede">{words.heard}</p>;
    case "denied":
      return <p class="case-lede">{words.denied}</p>;
    case "unsure":
      return <p class="case-lede">{words.unsure}</p>;
    case "closed":
      return <p class="case-lede">{words.closed}</p>;
    case "claimed":
      return (
        <p class="case-lede">
          {words.answeredBy(unit)}
          {shellWords[language].gap}
          <b>{words.yourWord}</b>
        </p>
      );
    case "open":
      if (answer.answered !== null) return <p class="case-lede">{words.answeredOnly(unit)}</p>;
      if (lead === null) return <p class="case-lede">{words.settling}</p>;
      return (
        <p class="case-lede">
          {answer.due === null
            ? words.inHand(lead)
            : words.inHandBy(lead, dueWords(answer.due, language, opened))}
        </p>
      );
  }
}
