/** @jsxImportSource preact */
import { anchor, described, type InputProps } from "./input.ts";
import { HintAndFault } from "./label.tsx";
import { reportWords } from "./words.ts";

/** How to reach the reporter: a phone number, and a name if he likes. */
export function ContactInput(props: InputProps) {
  const { field, values, fault, language } = props;
  const words = reportWords[language];
  const id = anchor(field);
  return (
    <>
      <div class="field">
        <label for={id}>
          {words.phone}
          {field.optional ? <span class="optional">{words.optional}</span> : null}
        </label>
        <HintAndFault {...props} hint={field.hint ?? words.phoneHint} />
        <input
          id={id}
          name={`${field.name}.phone`}
          value={values[`${field.name}.phone`] ?? ""}
          type="tel"
          autocomplete="tel"
          aria-invalid={fault ? "true" : undefined}
          aria-describedby={described(field, { fault: !!fault, hint: true })}
        />
      </div>
      <div class="field">
        <label for={`${id}-name`}>
          {words.callName}
          <span class="optional">{words.optional}</span>
        </label>
        <input
          id={`${id}-name`}
          name={`${field.name}.name`}
          value={values[`${field.name}.name`] ?? ""}
          autocomplete="name"
        />
      </div>
    </>
  );
}
