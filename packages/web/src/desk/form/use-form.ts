import type { FieldValue } from "@xinlian/kernel";
import type { FormField, Value } from "@xinlian/wire";
import { useCallback, useEffect, useRef, useState } from "react";
import { Explained, Refused } from "../server/problem.ts";
import { type FieldFault, faultsOf, firstValues, missing, toSend, type Values } from "./check.ts";
import { dropDraft, readDraft, typed, writeDraft } from "./draft.ts";

export interface FormState {
  readonly values: Values;
  readonly faults: readonly FieldFault[];
  /** A refusal that belongs to no single field. */
  readonly refusal: unknown;
  readonly sending: boolean;
  /** When the draft was last kept, ms; null while nothing was typed. */
  readonly savedAt: number | null;
  set(field: string, value: Value): void;
  send(): Promise<boolean>;
  drop(): void;
}

/** Wait this long after the last key before the draft is written, ms. */
const PAUSE = 300;

/**
 * A form's life: present values, the draft laid over them, what is missing, what the server refused. The draft and its
 * key stay until the server has said yes, so an unreached server or a closed window loses nothing and doubles nothing.
 */
export function useForm({
  form,
  draft,
  emptyText,
  onSend,
}: {
  form: readonly FormField[];
  /** Name under which the draft is kept; null keeps none. */
  draft: string | null;
  emptyText: (field: FormField) => string;
  onSend: (values: Record<string, Value>, key: string) => Promise<void>;
}): FormState {
  const kept = useRef(draft === null ? null : readDraft(draft));
  const key = useRef(kept.current?.key ?? crypto.randomUUID());
  const [values, setValues] = useState<Values>(() => ({
    ...firstValues(form),
    ...(kept.current?.values as Values | undefined),
  }));
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  // The second of two quick presses comes before anything is drawn anew.
  const busy = useRef(false);
  const [savedAt, setSavedAt] = useState<number | null>(kept.current?.at ?? null);
  const touched = useRef(kept.current !== null);
  const latest = useRef(values);
  latest.current = values;

  const keep = useCallback(() => {
    if (draft === null || !touched.current) return;
    if (!typed(latest.current as Record<string, FieldValue>)) {
      dropDraft(draft);
      setSavedAt(null);
      return;
    }
    const at = Date.now();
    writeDraft(draft, {
      values: latest.current as Record<string, FieldValue>,
      at,
      key: key.current,
    });
    setSavedAt(at);
  }, [draft]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of values is kept
  useEffect(() => {
    const timer = setTimeout(keep, PAUSE);
    return () => clearTimeout(timer);
  }, [values, keep]);
  // A closing tab writes what the pause still holds back.
  useEffect(() => {
    window.addEventListener("pagehide", keep);
    return () => {
      window.removeEventListener("pagehide", keep);
      keep();
    };
  }, [keep]);

  return {
    values,
    faults,
    refusal,
    sending,
    savedAt,
    set(field, value) {
      touched.current = true;
      setValues((before) => ({ ...before, [field]: value }));
      setFaults((before) => before.filter((fault) => fault.field !== field));
    },
    async send() {
      if (busy.current) return false;
      const empty = missing(form, latest.current);
      setRefusal(null);
      if (empty.length > 0) {
        setFaults(empty.map((field) => ({ field: field.field, text: emptyText(field) })));
        return false;
      }
      setFaults([]);
      busy.current = true;
      setSending(true);
      try {
        await onSend(toSend(form, latest.current), key.current);
        touched.current = false;
        if (draft !== null) dropDraft(draft);
        return true;
      } catch (error) {
        const named = error instanceof Refused ? faultsOf(error.problem, form) : [];
        setFaults(named);
        if (named.length === 0 && !(error instanceof Explained)) setRefusal(error);
        // What the server has refused was not done: the corrected form is a new intention.
        if (error instanceof Refused || error instanceof Explained)
          key.current = crypto.randomUUID();
        return false;
      } finally {
        busy.current = false;
        setSending(false);
      }
    },
    drop() {
      touched.current = false;
      if (draft !== null) dropDraft(draft);
      setSavedAt(null);
      setValues(firstValues(form));
      setFaults([]);
      setRefusal(null);
    },
  };
}
