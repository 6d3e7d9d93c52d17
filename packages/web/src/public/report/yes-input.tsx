/** @jsxImportSource preact */
import { anchor, described, type InputProps } from "./input.ts";
import { HintAndFault } from "./label.tsx";

/** One box to tick. */
export function YesInput(props: InputProps) {
  const { field, values, fault, at } = props;
  return (
    <div class="field">
      <label class="plain ticked">
        <input
          type="checkbox"
          id={anchor(field, at)}
          name={field.name}
          value="yes"
          checked={values[field.name] === "yes"}
          aria-describedby={described(field, { fault: !!fault, hint: !!field.hint }, at)}
        />
        <span>{field.label}</span>
      </label>
      <HintAndFault {...props} />
    </div>
  );
}
