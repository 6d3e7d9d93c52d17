/** @jsxImportSource preact */
import { anchor, described, type InputProps } from "./input.ts";
import { FieldName, HintAndFault } from "./label.tsx";

export function TextInput(props: InputProps) {
  const { field, values, fault } = props;
  return (
    <div class="field">
      <label for={anchor(field)}>
        <FieldName {...props} />
      </label>
      <HintAndFault {...props} />
      <textarea
        id={anchor(field)}
        name={field.name}
        rows={4}
        aria-invalid={fault ? "true" : undefined}
        aria-describedby={described(field, { fault: !!fault, hint: !!field.hint })}
      >
        {values[field.name] ?? ""}
      </textarea>
    </div>
  );
}
