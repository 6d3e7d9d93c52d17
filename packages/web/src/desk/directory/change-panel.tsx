import type { FormField, Value } from "@xinlian/wire";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { ActionForm, type FormHandle } from "../form/action-form.tsx";
import { draftName } from "../form/draft.ts";
import { useSession } from "../session/use-session.ts";
import { useSay, useWords } from "../words/language.tsx";
import { changeWords } from "./change-words.ts";
import type { Told } from "./use-doing.ts";

/** One change of the directory with its form, above the list that it changes. */
export function ChangePanel({
  title,
  says,
  form = [],
  draft,
  send,
  sendText,
  onCancel,
  onValues,
  handle,
}: {
  title: string;
  /** What follows from it. */
  says?: ReactNode;
  /** Without fields it is a question to answer with the button. */
  form?: readonly FormField[];
  /** Under what the draft is kept; none is kept without it. */
  draft?: string;
  send: (values: Record<string, Value>, key: string) => Promise<void>;
  sendText: string;
  onCancel: () => void;
  onValues?: (values: Readonly<Record<string, Value>>) => void;
  handle?: RefObject<FormHandle | null>;
}) {
  const { person } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  const bare = form.length === 0;
  useEffect(() => {
    if (bare) heading.current?.focus();
  }, [bare]);
  return (
    <section className="act directory-change" aria-label={title}>
      <h2 className="act-title" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {says && <p className="soft">{says}</p>}
      <ActionForm
        form={form}
        hand="listed"
        draft={draft === undefined ? null : draftName(person.id, "directory", draft)}
        send={send}
        sendText={sendText}
        onCancel={onCancel}
        {...(onValues && { onValues })}
        {...(handle && { handle })}
      />
    </section>
  );
}

/** The sentence that says what was changed. It takes the focus, for the form that had it is gone. */
export function Changed({ told }: { told: Told | null }) {
  const w = useWords(changeWords);
  const say = useSay();
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (told) line.current?.focus();
  }, [told]);
  return (
    <div role="status">
      {told && (
        <div ref={line} className="toast-line" tabIndex={-1}>
          {told(w, say)}
        </div>
      )}
    </div>
  );
}
