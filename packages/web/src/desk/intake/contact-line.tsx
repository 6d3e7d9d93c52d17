import type { ContactValue } from "@xinlian/wire";
import { useWords } from "../words/language.tsx";
import type { LineProps } from "./own-line.ts";
import { intakeWords } from "./words.ts";

/** The caller in one line: what to call them, and the number. */
export function ContactLine({ id, value, onChange, describedBy, bad }: LineProps) {
  const w = useWords(intakeWords);
  const contact = (value ?? {}) as ContactValue;
  const set = (change: ContactValue) => onChange({ ...contact, ...change });
  return (
    <div className="contact-line">
      <input
        id={id}
        autoComplete="off"
        aria-label={w.name}
        placeholder={w.name}
        value={contact.name ?? ""}
        aria-describedby={describedBy}
        onChange={(event) => set({ name: event.target.value })}
      />
      <input
        id={`${id}-phone`}
        type="tel"
        inputMode="tel"
        autoComplete="off"
        aria-label={w.phone}
        placeholder={w.phone}
        value={contact.phone ?? ""}
        aria-invalid={bad || undefined}
        aria-describedby={describedBy}
        onChange={(event) => set({ phone: event.target.value })}
      />
    </div>
  );
}
