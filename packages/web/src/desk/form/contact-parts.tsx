import type { ContactValue } from "@xinlian/wire";
import { useWords } from "../words/language.tsx";
import type { ControlProps } from "./control.ts";
import { formWords } from "./words.ts";

/** How a person can be reached. Stored encrypted, and said so where it is typed. */
export function ContactParts({ value, onChange, id, fault }: ControlProps) {
  const w = useWords(formWords);
  const contact = (value ?? {}) as ContactValue;
  const set = (change: ContactValue) => onChange({ ...contact, ...change });
  const bad = fault !== undefined || undefined;
  return (
    <>
      <div className="form-pair">
        <div>
          <label className="plain" htmlFor={`${id}-name`}>
            {w.name}
          </label>
          <input
            id={`${id}-name`}
            autoComplete="off"
            value={contact.name ?? ""}
            onChange={(event) => set({ name: event.target.value })}
          />
        </div>
        <div>
          <label className="plain" htmlFor={`${id}-phone`}>
            {w.phone}
          </label>
          <input
            id={`${id}-phone`}
            type="tel"
            inputMode="tel"
            autoComplete="off"
            value={contact.phone ?? ""}
            aria-invalid={bad}
            onChange={(event) => set({ phone: event.target.value })}
          />
        </div>
      </div>
      <span className="hint">{w.contactNote}</span>
    </>
  );
}
