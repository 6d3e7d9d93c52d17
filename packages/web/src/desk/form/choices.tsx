import type { KeyboardEvent } from "react";
import { composing } from "../keys/press.ts";
import { useSay, useWords } from "../words/language.tsx";
import type { ControlProps } from "./control.ts";
import { formWords } from "./words.ts";

/** A few choices stand side by side, each with the figure that chooses it; many fold into a list, several at once are ticks. */
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
  const choose = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey || composing(event.nativeEvent)) return;
    const at = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1;
    const choice = choices[at];
    if (!choice) return;
    event.preventDefault();
    onChange(choice.value);
    event.currentTarget.querySelectorAll("input")[at]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the figures are a shorter way through the radios inside
    <div className="segments" onKeyDown={choose}>
      {choices.map((choice, at) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={id}
            value={choice.value}
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
          />
          <span>
            <span className="segment-figure" aria-hidden="true">
              {at + 1}
            </span>
            {say(choice.words)}
          </span>
        </label>
      ))}
    </div>
  );
}
