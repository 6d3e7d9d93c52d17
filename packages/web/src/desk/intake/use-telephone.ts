import type { CallView, FormField } from "@xinlian/wire";
import { useCallback, useEffect } from "react";
import { useWords } from "../words/language.tsx";
import { hear } from "./line.ts";
import type { Opening } from "./openings.ts";
import { BROWSER, onMatter, type Table, topOf, type Values } from "./parking.ts";
import { type OnTheLine, useCaller, useNumberOf } from "./use-caller.ts";
import { tellDemo, useCalls } from "./use-calls.ts";
import { intakeWords } from "./words.ts";

/**
 * The telephone at this desk: what rings, who is on the line, and how a call that was answered comes to lie on the table
 * with its number in the form.
 * @param demo a demonstration answers by a key; elsewhere the handset does
 */
export function useTelephone(
  table: Table,
  change: (how: (table: Table) => Table) => void,
  {
    first,
    opening,
    form,
    values,
  }: {
    readonly first: Opening;
    readonly opening: Opening;
    readonly form: readonly FormField[];
    readonly values: Values;
  },
  demo: boolean,
) {
  const w = useWords(intakeWords);
  const { agent, calls, sit } = useCalls();
  // A call told again, or told to a table that knows it, changes nothing.
  useEffect(() => {
    for (const call of [...calls].reverse()) change((now) => hear(now, call, first.id, BROWSER));
  }, [calls, first.id, change]);
  const { line } = table.open;
  const on: OnTheLine = useCaller(opening, form, values, line, calls);
  const number = useNumberOf(line, w.answer);
  const contact = form.find((field) => field.kind === "contact")?.field;
  const { id } = topOf(table.open);
  useEffect(() => {
    if (number === null || contact === undefined) return;
    change((now) =>
      onMatter(now, id, (each) =>
        each.values[contact]
          ? each
          : { ...each, values: { ...each.values, [contact]: { phone: number } } },
      ),
    );
  }, [number, contact, id, change]);
  const ringing: CallView | undefined = calls.find((call) => call.phase === "ringing");
  const answer = useCallback(() => {
    if (!ringing) return false;
    void tellDemo({
      event: "answer",
      call: ringing.call,
      agent: ringing.extension,
      at: new Date().toISOString(),
    });
    return true;
  }, [ringing]);
  return { agent, sit, on, line, ringing, answer: ringing && demo ? answer : null };
}
