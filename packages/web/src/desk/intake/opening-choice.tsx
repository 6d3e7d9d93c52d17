import { useSay, useWords } from "../words/language.tsx";
import type { Opening } from "./openings.ts";
import { intakeWords } from "./words.ts";

/** What is registered, for a person whose posts open more than one kind. */
export function OpeningChoice({
  openings,
  chosen,
  onChoose,
}: {
  openings: readonly Opening[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  const w = useWords(intakeWords);
  const say = useSay();
  return (
    <fieldset className="opening-choice">
      <legend className="label">{w.what}</legend>
      <div className="segments">
        {openings.map((each) => (
          <label key={each.id}>
            <input
              type="radio"
              name="opening"
              checked={each.id === chosen}
              onChange={() => onChoose(each.id)}
            />
            <span>
              {say(each.ofWords)} · {say(each.words)}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
