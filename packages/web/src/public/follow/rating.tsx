/** @jsxImportSource preact */
import type { FollowProps } from "../props.ts";
import { HiddenInputs } from "../shell/form.tsx";
import { followWords } from "./words.ts";

/** Five levels, none chosen beforehand. */
export function Rating({ rating, token, language }: FollowProps) {
  const words = followWords[language];
  if (rating === null) return null;
  const given = rating.options.find((option) => option.value === rating.given);
  return (
    <section class="plain-section" aria-labelledby="rating-title">
      <h2 id="rating-title">{words.rating}</h2>
      {given ? <p>{words.rated(given.text)}</p> : null}
      <form method="post" action={rating.post}>
        <HiddenInputs values={{ token, ...rating.inputs }} />
        <fieldset class="choices">
          <legend class="unseen">{words.ratingLegend}</legend>
          {rating.options.map((option) => (
            <label key={option.value} class="plain">
              <input
                type="radio"
                name={rating.input}
                value={option.value}
                required
                checked={option.value === rating.given}
              />
              {option.text}
            </label>
          ))}
        </fieldset>
        <p class="soft">{words.ratingFree}</p>
        <button class="button second" type="submit">
          {words.rate}
        </button>
      </form>
    </section>
  );
}
