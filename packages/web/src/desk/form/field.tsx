import type { FormField } from "@xinlian/wire";
import type { ReactNode } from "react";
import { useSay, useWords } from "../words/language.tsx";
import { AreaPick, PersonPick, UnitPick } from "./area-pick.tsx";
import { CadenceBox } from "./cadence-box.tsx";
import { CasePick } from "./case-pick.tsx";
import { ChecklistBox } from "./checklist-box.tsx";
import { Choices } from "./choices.tsx";
import { ContactParts } from "./contact-parts.tsx";
import type { ControlProps, FieldProps } from "./control.ts";
import { DateBox } from "./date-box.tsx";
import { pickOf } from "./entry-pick.tsx";
import { FileBox } from "./file-box.tsx";
import { LimitBox } from "./limit-box.tsx";
import { PeriodBox } from "./period-box.tsx";
import { FaultLine } from "./pick.tsx";
import { PlaceParts } from "./place-parts.tsx";
import { Several } from "./several.tsx";
import { formWords } from "./words.ts";

/** One field of a form, drawn by its kind. The anchor `f-<name>` is where the fault summary leads. */
export function Field(props: FieldProps) {
  const { field, fault } = props;
  const say = useSay();
  const w = useWords(formWords);
  const id = `f-${field.field}`;
  const hint = field.hint ? say(field.hint) : "";
  const text = say(field.words);
  const label: ReactNode = (
    <>
      {text}
      {field.optional && field.kind !== "yes" && <span className="optional">{w.optional}</span>}
    </>
  );
  const describedBy =
    [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ") || undefined;
  const own = SELF_LABELLED.has(field.kind);
  const control = <Control {...props} id={id} label={label} describedBy={describedBy} />;
  if (own) return <div className="field">{control}</div>;
  return (
    <div className="field">
      {GROUPS.has(field.kind) ||
      (field.kind === "choice" && (field.many || (field.choices?.length ?? 0) <= 6)) ? (
        <fieldset id={id} tabIndex={-1} aria-describedby={describedBy}>
          <legend className="label">{label}</legend>
          {hint && <Hint id={id} text={hint} />}
          {control}
        </fieldset>
      ) : (
        <>
          {field.kind !== "yes" && <label htmlFor={id}>{label}</label>}
          {hint && field.kind !== "yes" && <Hint id={id} text={hint} />}
          {control}
          {hint && field.kind === "yes" && <Hint id={id} text={hint} />}
        </>
      )}
      {fault && <FaultLine id={`${id}-fault`} text={fault} />}
    </div>
  );
}

/** Controls of the component library that bring label, hint and fault along. */
const SELF_LABELLED = new Set<FormField["kind"]>([
  "unit",
  "person",
  "area",
  "date",
  "time",
  "case",
  "register",
]);
/** Several inputs under one name. */
const GROUPS = new Set<FormField["kind"]>(["place", "contact", "limit", "checklist"]);

function Hint({ id, text }: { id: string; text: string }) {
  return (
    <span className="hint" id={`${id}-hint`}>
      {text}
    </span>
  );
}

function Control(props: ControlProps) {
  const { field, value, onChange, id, label, fault } = props;
  const say = useSay();
  const hint = field.hint ? say(field.hint) : undefined;
  const text = typeof value === "string" ? value : null;
  const pick = { id, label, hint, fault, value: text, onChange };
  switch (field.kind) {
    case "choice":
      return <Choices {...props} />;
    case "yes":
      return (
        <label className="tick">
          <input
            id={id}
            type="checkbox"
            checked={value === true}
            aria-describedby={props.describedBy}
            onChange={(event) => onChange(event.target.checked)}
          />
          <span>{label}</span>
        </label>
      );
    case "number":
    case "whole":
      return <NumberBox {...props} />;
    case "date":
    case "time":
      return <DateBox {...props} />;
    case "period":
      return <PeriodBox {...props} />;
    case "limit":
      return <LimitBox {...props} />;
    case "place":
      return <PlaceParts {...props} />;
    case "contact":
      return <ContactParts {...props} />;
    case "checklist":
      return <ChecklistBox {...props} />;
    case "cadence":
      return <CadenceBox {...props} />;
    case "file":
      return <FileBox {...props} />;
    case "unit":
      return field.many ? <Several {...props} One={UnitPick} /> : <UnitPick {...pick} />;
    case "area":
      return field.many ? <Several {...props} One={AreaPick} /> : <AreaPick {...pick} />;
    case "person":
      return field.many ? <Several {...props} One={PersonPick} /> : <PersonPick {...pick} />;
    case "case":
      return field.many ? <Several {...props} One={CasePick} /> : <CasePick {...pick} />;
    case "register": {
      const One = pickOf(field.of ?? "");
      return field.many ? <Several {...props} One={One} /> : <One {...pick} />;
    }
    default:
      return <TextBox {...props} />;
  }
}

/** A text that grows with what is written; a list of texts is one a line. */
function TextBox({ field, value, onChange, id, describedBy, fault, roomy }: ControlProps) {
  const w = useWords(formWords);
  const shown = Array.isArray(value) ? value.join("\n") : typeof value === "string" ? value : "";
  return (
    <textarea
      id={id}
      className={roomy ? "grows roomy" : "grows"}
      rows={roomy ? 4 : 1}
      value={shown}
      placeholder={field.many ? w.many : undefined}
      aria-invalid={fault !== undefined || undefined}
      aria-describedby={describedBy}
      onChange={(event) =>
        onChange(
          field.many
            ? event.target.value.split("\n").filter((line) => line.trim())
            : event.target.value,
        )
      }
    />
  );
}

/** A number as digits; what is no number stays on screen until it is one. */
function NumberBox({ field, value, onChange, id, describedBy, fault }: ControlProps) {
  return (
    <input
      id={id}
      type="number"
      inputMode={field.kind === "whole" ? "numeric" : "decimal"}
      step={field.kind === "whole" ? 1 : "any"}
      value={typeof value === "number" ? value : ""}
      aria-invalid={fault !== undefined || undefined}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value === "" ? null : event.target.valueAsNumber)}
    />
  );
}
