import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { settle } from "../case/use-case.ts";
import { useCity } from "../city/use-city.ts";
import { type FieldFault, faultsOf, firstValues, missing } from "../form/check.ts";
import { formWords } from "../form/words.ts";
import { Refused } from "../server/problem.ts";
import { useLanguage, useSay, useWords } from "../words/language.tsx";
import { type Opening, type OpeningForm, openingQuery } from "./openings.ts";
import {
  isWritten,
  type Matter,
  onMatter,
  onSheet,
  type Registered,
  type Sheet,
  type Table,
  turnTo,
} from "./parking.ts";
import { dueOf, fillReceipt } from "./receipt.ts";
import { type Intention, intentionOf, isAnswer, type Sent, sendMatter } from "./send.ts";
import { placeOf, sureArea } from "./use-located.ts";
import { proposalBody, propose } from "./use-proposals.ts";

/** What stands against a matter: at its fields, or as a whole. */
export interface Trouble {
  readonly faults: readonly FieldFault[];
  readonly refusal: unknown;
}

const NONE: Trouble = { faults: [], refusal: null };

/**
 * Registers every matter of a sheet, one after the other, each under the key that is kept with it. What was registered
 * stays so when a later one fails; the next press goes on with the rest.
 */
export function useSending(
  openings: readonly Opening[],
  change: (how: (table: Table) => Table) => void,
) {
  const queries = useQueryClient();
  const city = useCity();
  const say = useSay();
  const { language } = useLanguage();
  const w = useWords(formWords);
  const [busy, setBusy] = useState(false);
  const [troubles, setTroubles] = useState<Readonly<Record<string, Trouble>>>({});
  const note = (id: string, trouble: Trouble) => setTroubles((all) => ({ ...all, [id]: trouble }));

  const registered = (sent: Sent, opening: Opening): Registered => ({
    id: sent.view.id,
    number: sent.view.number,
    title: sent.view.title,
    state: say(sent.view.state.words),
    lead: sent.view.lead ? say(sent.view.lead.words) : null,
    due: dueOf(sent.view, opening.desk.receipt),
    says: opening.desk.receipt ? fillReceipt(opening.desk.receipt, sent.view, language) : "",
    earlier: sent.earlier,
  });

  /** An address that was sent faster than it was looked at is looked at now; without an answer it belongs to the city. */
  const located = async (matter: Matter, opening: Opening, form: OpeningForm): Promise<Matter> => {
    const place = placeOf(form.form, matter.values);
    const body = proposalBody(opening, form.form, matter.values);
    if (!place?.value?.address?.trim() || place.value.area || !body) return matter;
    const found = await propose(body).catch(() => null);
    const area = found ? sureArea(found, place.field) : "";
    return { ...matter, values: { ...matter.values, [place.field]: { ...place.value, area } } };
  };

  /** Sends one; false when it could not be. */
  const one = async (matter: Matter, sheet: Sheet): Promise<boolean> => {
    const opening = openings.find((each) => each.id === matter.opening) ?? openings[0];
    if (!opening) return false;
    try {
      const form = await queries.ensureQueryData(openingQuery(opening));
      const whole = { ...matter, values: { ...firstValues(form.form), ...matter.values } };
      const empty = missing(form.form, whole.values);
      if (empty.length > 0) {
        const faults = empty.map((field) => ({
          field: field.field,
          text: w.empty(say(field.words)),
        }));
        note(matter.id, { faults, refusal: null });
        return false;
      }
      const now = intentionOf(await located(whole, opening, form), opening, form, {
        city: city?.code ?? "",
        parent: sheet.line?.case ?? null,
      });
      const words = JSON.stringify(now);
      const earlier = matter.sent.filter((each) => each !== words);
      change((table) =>
        onMatter(table, matter.id, (each) => ({ ...each, sent: [words, ...earlier] })),
      );
      const before = earlier.map((each) => JSON.parse(each) as Intention);
      const sent = await sendMatter(matter.key, now, before, matter.along);
      settle(queries, sent.view);
      // The next time this caller is asked for, it is asked anew; not before, because every asking is a look.
      void queries.invalidateQueries({ queryKey: ["caller"], refetchType: "none" });
      const done = registered(sent, opening);
      change((table) => onMatter(table, matter.id, (each) => ({ ...each, sent: [], done })));
      note(matter.id, sent.along === null ? NONE : { faults: [], refusal: sent.along });
      return true;
    } catch (error) {
      const opened = queries.getQueryData<{ form: Parameters<typeof faultsOf>[1] }>(
        openingQuery(opening).queryKey,
      );
      const faults = error instanceof Refused ? faultsOf(error.problem, opened?.form ?? []) : [];
      note(matter.id, { faults, refusal: faults.length > 0 ? null : error });
      // What the server has refused was not done: the corrected matter is a new intention.
      if (isAnswer(error))
        change((table) =>
          onMatter(table, matter.id, (each) => ({
            ...each,
            sent: [],
            key: crypto.randomUUID(),
          })),
        );
      return false;
    }
  };

  /** Sends all; gives whether nothing is left to send. */
  const send = async (sheet: Sheet): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    try {
      for (const matter of sheet.matters) {
        if (matter.done) continue;
        const blank = !isWritten({ ...sheet, matters: [matter] });
        if (blank && sheet.matters.length > 1) continue;
        if (await one(matter, sheet)) continue;
        change((table) =>
          table.open.key === sheet.key
            ? onSheet(table, (open) => turnTo(open, sheet.matters.indexOf(matter)))
            : table,
        );
        return false;
      }
      return true;
    } finally {
      setBusy(false);
    }
  };
  const clear = (id: string, field: string) =>
    setTroubles((all) => {
      const trouble = all[id];
      if (!trouble) return all;
      return {
        ...all,
        [id]: { ...trouble, faults: trouble.faults.filter((fault) => fault.field !== field) },
      };
    });
  return { send, busy, troubleOf: (id: string) => troubles[id] ?? NONE, clear };
}
