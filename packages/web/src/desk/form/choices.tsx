import { useSay, useWords } from "../words/language.tsx";
import type { ControlProps } from "./control.ts";
import { formWords } from "./words.ts";

/** A few choices stand side by side, many fold into a list, several at once are ticks. */
export function Choices({ field, value, onChange, id, describedBy, fault }: ControlProps) {
  const say = useSay();
  const w = useWords(formWords);
  const choices = field.choices ?? [];
  if (choices.length === 0) return <p className="soft">{w.missingChoice}</p>;
  if (field.many) {
    const chosen = new Set(Array.isArray(value) ? value.map(String) : []);
    return (
      <div className="ticks">
        {choices.map((choice) => (
          <label key={choice.value} className="tick">
            <input
              type="checkbox"
              checked={chosen.has(choice.value)}
              onChange={(event) =>
                onChange(
                  choices
                    .map((each) => each.value)
                    .filter((each) =>
                      each === choice.value ? event.target.checked : chosen.has(each),
                    ),
                )
              }
            />
            <span>{say(choice.words)}</span>
          </label>
        ))}
      </div>
    );
  }
  if (choices.length > 6)
    return (
      <select
        id={id}
        value={typeof value === "string" ? value : ""}
        aria-invalid={fault !== undefined || undefined}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value || null)}
      >
        <option value="">{w.choose}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {say(choice.words)}
          </option>
        ))}
      </select>
    );
  return (
    <div className="segments">
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={id}
            value={choice.value}
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
          />
          <span>{say(choice.words)}</span>
        </label>
      ))}
    </div>
  );
}
