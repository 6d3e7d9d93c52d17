/** @jsxImportSource preact */
import { FaultLine } from "../shell/fault.tsx";
import { anchor, type InputProps } from "./input.ts";
import { reportWords } from "./words.ts";

/** Name of a field; what may be left empty says so, what is required does not. */
export function FieldName({ field, language }: InputProps) {
  return (
    <>
      {field.label}
      {field.optional ? <span class="optional">{reportWords[language].optional}</span> : null}
    </>
  );
}

/** Hint and fault of a field, between its name and its control. */
export function HintAndFault({
  field,
  fault,
  hint,
  at,
}: InputProps & { hint?: string | undefined }) {
  const text = hint ?? field.hint;
  return (
    <>
      {text ? (
        <span class="hint" id={`${anchor(field, at)}-hint`}>
          {text}
        </span>
      ) : null}
      {fault ? <FaultLine id={`${anchor(field, at)}-fault`} text={fault} /> : null}
    </>
  );
}
