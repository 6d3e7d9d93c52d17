import type { FormField, Value } from "@xinlian/wire";
import { Field } from "../form/field.tsx";
import { FaultLine } from "../form/pick.tsx";
import { formWords } from "../form/words.ts";
import { useSay, useWords } from "../words/language.tsx";
import { ContactLine } from "./contact-line.tsx";
import type { LineProps } from "./own-line.ts";
import { PlaceLine, type PlaceSight } from "./place-line.tsx";

/**
 * One field of a matter, its label in the margin. A place and a caller are one line each here, because they are
 * written while somebody speaks; every other kind is drawn as in any form of the desk.
 */
export function MatterLine({
  field,
  value,
  onChange,
  fault,
  roomy,
  sight,
  note,
}: {
  field: FormField;
  value: Value;
  onChange: (value: Value) => void;
  fault: string | undefined;
  roomy: boolean;
  /** What is known of the area of its place. */
  sight: PlaceSight;
  /** What is said below the field: what to ask, that a proposal was taken. */
  note: string | null;
}) {
  const say = useSay();
  const w = useWords(formWords);
  const id = `f-${field.field}`;
  if (field.kind !== "place" && field.kind !== "contact")
    return (
      <div className="matter-line">
        <Field field={field} value={value} onChange={onChange} fault={fault} roomy={roomy} />
        {note && <p className="line-note soft">{note}</p>}
      </div>
    );
  const label = (
    <>
      {say(field.words)}
      {field.optional && <span className="optional">{w.optional}</span>}
    </>
  );
  const line: LineProps = {
    id,
    label: say(field.words),
    value,
    onChange,
    describedBy: fault ? `${id}-fault` : undefined,
    bad: fault !== undefined,
  };
  return (
    <div className="matter-line">
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <div>
          {field.kind === "place" ? (
            <PlaceLine {...line} sight={sight} />
          ) : (
            <ContactLine {...line} />
          )}
          {fault && <FaultLine id={`${id}-fault`} text={fault} />}
        </div>
      </div>
    </div>
  );
}
