/** @jsxImportSource preact */
import type { HomeProps } from "../props.ts";
import { FaultLine } from "../shell/fault.tsx";
import { HiddenInputs } from "../shell/form.tsx";
import { homeWords } from "./words.ts";

/** Look up by receipt number and code (POST /r). A number alone opens nothing: numbers can be guessed. */
export function Lookup({ language, lookup, token }: HomeProps) {
  const words = homeWords[language];
  const bad = lookup !== undefined;
  return (
    <section class="section" aria-labelledby="lookup-title">
      <h2 id="lookup-title">{words.lookup}</h2>
      <form class="lookup" method="post" action="/r">
        <HiddenInputs values={{ token }} />
        {lookup ? <FaultLine id="lookup-fault" text={lookup.fault} /> : null}
        <div>
          <label for="lookup-number">{words.number}</label>
          <span class="hint" id="lookup-number-hint">
            {words.numberHint}
          </span>
          <input
            id="lookup-number"
            name="number"
            required
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            value={lookup?.number ?? ""}
            autofocus={bad}
            aria-invalid={bad ? "true" : undefined}
            aria-describedby={bad ? "lookup-fault lookup-number-hint" : "lookup-number-hint"}
          />
        </div>
        <div>
          <label for="lookup-secret">{words.secret}</label>
          <span class="hint" id="lookup-secret-hint">
            {words.secretHint}
          </span>
          <div class="joined">
            <input
              id="lookup-secret"
              name="secret"
              required
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              aria-describedby="lookup-secret-hint"
            />
            <button class="button second" type="submit">
              {words.find}
            </button>
          </div>
        </div>
      </form>
    </section>
  );
}
