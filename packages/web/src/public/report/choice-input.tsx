/** @jsxImportSource preact */
import { anchor, described, type InputProps } from "./input.ts";
import { FieldName, HintAndFault } from "./label.tsx";

/** One of a few: all are in sight, none is chosen beforehand. */
export function ChoiceInput(props: InputProps) {
  const { field, values, fault, at } = props;
  const options = field.options ?? [];
  return (
    <fieldset
      class="field"
      aria-describedby={described(field, { fault: !!fault, hint: !!field.hint }, at)}
    >
      <legend class="label">
        <FieldName {...props} />
      </legend>
      <HintAndFault {...props} />
      <div class="choices">
        {options.map((option, index) => (
          <label key={option.value} class="plain">
            <input
              type="radio"
              id={index === 0 ? anchor(field, at) : undefined}
              name={field.name}
              value={option.value}
              checked={values[field.name] === option.value}
            />
            {option.text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
