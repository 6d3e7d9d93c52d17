import { useQueryClient } from "@tanstack/react-query";
import type { EntryView, FormField, Value } from "@xinlian/wire";
import { useRef, useState } from "react";
import { ActionForm } from "../form/action-form.tsx";
import { draftName } from "../form/draft.ts";
import { get } from "../server/ask.ts";
import { Explained, isConflict, Refused } from "../server/problem.ts";
import { useSession } from "../session/use-session.ts";
import { useSay, useWords } from "../words/language.tsx";
import { EntryConflict } from "./entry-conflict.tsx";
import { pathOf, useWriting } from "./use-registers.ts";
import { registerWords } from "./words.ts";

/**
 * The form of an entry. Only what this person changed is sent; it rests on the version he has read, and when somebody was
 * faster both are shown and nothing is sent until he has looked.
 */
export function ChangeForm({
  entry,
  onDone,
  onClose,
}: {
  entry: EntryView;
  onDone: (sentence: string) => void;
  onClose: () => void;
}) {
  const w = useWords(registerWords);
  const say = useSay();
  const queries = useQueryClient();
  const { person } = useSession();
  const of = { pack: entry.pack, register: entry.register.id };
  const { change } = useWriting(of);
  /** The version on which the typed values were begun, and the newest that was looked at. */
  const read = useRef(entry);
  const seen = useRef(entry);
  const [newer, setNewer] = useState<EntryView | null>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, Value>>>({});
  const form = read.current.form ?? [];
  const send = async (values: Record<string, Value>, key: string) => {
    const mine = changed(form, values);
    if (Object.keys(mine).length === 0) throw unchanged(w.same);
    try {
      const view = await change(seen.current, mine, key);
      onDone(w.changeDone(say(view.title)));
    } catch (error) {
      if (!isConflict(error) || !isStale(error)) throw error;
      const fresh = await get<EntryView>(pathOf(of, `/${entry.id}`));
      queries.setQueryData(["entry", `${of.pack}/${of.register}`, entry.id], fresh);
      setTyped(mine);
      setNewer(fresh);
      throw new Explained();
    }
  };
  return (
    <section className="act directory-change" aria-label={w.change}>
      <h2 className="act-title">{w.change}</h2>
      {newer && (
        <EntryConflict
          mine={seen.current}
          theirs={newer}
          typed={typed}
          form={form}
          onTake={() => {
            seen.current = newer;
            setNewer(null);
          }}
          onLeave={onClose}
        />
      )}
      <ActionForm
        form={form}
        hand="listed"
        draft={draftName(person.id, entry.id, "change")}
        send={send}
        sendText={w.change}
        onCancel={onClose}
      />
    </section>
  );
}

/** The fields that read otherwise than when the form was opened; an empty one is null. */
function changed(
  form: readonly FormField[],
  values: Readonly<Record<string, Value>>,
): Record<string, Value> {
  const empty = (value: Value | undefined) =>
    value === undefined || value === false || (Array.isArray(value) && value.length === 0)
      ? null
      : value;
  return Object.fromEntries(
    form.flatMap(({ field, value }) => {
      const now = values[field] ?? null;
      return JSON.stringify(empty(now)) === JSON.stringify(empty(value)) ? [] : [[field, now]];
    }),
  );
}

function isStale(error: unknown): boolean {
  return error instanceof Refused && error.problem.status === 412;
}

/** Told like a fault of the server, where faults stand. */
function unchanged(detail: string): Refused {
  return new Refused({
    type: "about:blank",
    status: 422,
    code: "unchanged",
    title: detail,
    detail,
  });
}
