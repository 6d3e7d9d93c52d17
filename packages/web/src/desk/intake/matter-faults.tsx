import { type RefObject, useEffect, useRef } from "react";
import { Refusal } from "../form/action-form.tsx";
import { formWords } from "../form/words.ts";
import { Refused } from "../server/problem.ts";
import { useWords } from "../words/language.tsx";
import type { Trouble } from "./use-sending.ts";
import { intakeWords } from "./words.ts";

const INPUTS = "input:not([type=hidden]),select,textarea,[role=spinbutton]";

/** Puts the focus where somebody writes: into the named field, else into the first. */
export function focusLine(box: HTMLElement | null, field?: string): void {
  const place = field ? (box?.querySelector<HTMLElement>(`#f-${field}`) ?? null) : box;
  const input = place?.matches(INPUTS) ? place : place?.querySelector<HTMLElement>(INPUTS);
  (input ?? place)?.focus();
}

/** What stands against a matter; takes the focus when it comes, and every line leads to its field. */
export function MatterFaults({
  trouble,
  box,
}: {
  trouble: Trouble;
  box: RefObject<HTMLDivElement | null>;
}) {
  const w = useWords(formWords);
  const own = useWords(intakeWords);
  const summary = useRef<HTMLDivElement>(null);
  const { faults, refusal } = trouble;
  useEffect(() => {
    if (faults.length > 0 || refusal !== null) summary.current?.focus();
  }, [faults.length, refusal]);
  if (faults.length === 0 && refusal === null) return null;
  return (
    <div className="fault-summary" ref={summary} tabIndex={-1} role="alert">
      {refusal === null ? (
        <>
          <h3>{w.summary(faults.length)}</h3>
          <ul>
            {faults.map((fault) => (
              <li key={fault.field}>
                <a
                  href={`#f-${fault.field}`}
                  onClick={(event) => {
                    event.preventDefault();
                    focusLine(box.current, fault.field);
                  }}
                >
                  {fault.text}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : refusal instanceof Refused && refusal.problem.status < 500 ? (
        <Refusal error={refusal} />
      ) : (
        <p>{own.unsure}</p>
      )}
    </div>
  );
}
