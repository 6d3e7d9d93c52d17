/** @jsxImportSource preact */
import { anchor, described, type InputProps } from "./input.ts";
import { FieldName, HintAndFault } from "./label.tsx";

export function TextInput(props: InputProps) {
  const { field, values, fault, at } = props;
  return (
    <div class="field">
      <label for={anchor(field, at)}>
        <FieldName {...props} />
      </label>
      <HintAndFault {...props} />
      <textarea
        id={anchor(field, at)}
        name={field.name}
        rows={4}
        aria-invalid={fault ? "true" : undefined}
        aria-describedby={described(field, { fault: !!fault, hint: !!field.hint }, at)}
      >
        {values[field.name] ?? ""}
      </textarea>
    </div>
  );
}
