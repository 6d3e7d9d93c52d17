import { RHYTHMS, rhythmWords } from "@xinlian/kernel";
import { useSay, useWords } from "../words/language.tsx";
import type { ControlProps } from "./control.ts";
import { formWords } from "./words.ts";

/** How often: one of the rhythms of the calendar. */
export function CadenceBox({ value, onChange, id, describedBy, fault }: ControlProps) {
  const say = useSay();
  const w = useWords(formWords);
  return (
    <select
      id={id}
      value={typeof value === "string" ? value : ""}
      aria-invalid={fault !== undefined || undefined}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value || null)}
    >
      <option value="">{w.choose}</option>
      {RHYTHMS.map((rhythm) => (
        <option key={rhythm} value={rhythm}>
          {say(rhythmWords(rhythm))}
        </option>
      ))}
    </select>
  );
}
