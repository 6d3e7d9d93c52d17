import type { FieldValue } from "@xinlian/kernel";
import type { CellsValue, FormCell, FormField, Value } from "@xinlian/wire";
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
} from "react";
import { Cells } from "../filing/cells.tsx";
import type { TryAt } from "../filing/use-try.ts";
import { Caps } from "../frame/key-bar.tsx";
import { frameWords } from "../frame/words.ts";
import { composing } from "../keys/press.ts";
import { Refused } from "../server/problem.ts";
import { clockTime } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import { FIGURES } from "./check.ts";
import { holds } from "./draft.ts";
import { Field } from "./field.tsx";
import { folded, type Hand, lines, ordered } from "./order.ts";
import { useForm } from "./use-form.ts";
import { formWords } from "./words.ts";

export interface FormHandle {
  set(field: string, value: Value): void;
}

/** An action's form, in place: asked in the order of the hand, kept as a draft, sent by its button or Ctrl+Enter. */
export function ActionForm({
  form,
  draft,
  hand = "act",
  send,
  sendText,
  onCancel,
  extra,
  autoFocus = true,
  files,
  onValues,
  handle,
}: {
  form: readonly FormField[];
  draft: string | null;
  hand?: Hand;
  /** Sends; rejects with what the server said. */
  send: (values: Record<string, Value>, key: string) => Promise<void>;
  sendText: string;
  onCancel?: () => void;
  /** Stands beside the button. */
  extra?: ReactNode;
  autoFocus?: boolean;
  /** Numbers that the action files, and where. */
  files?: { readonly cells: readonly FormCell[]; readonly at: TryAt };
  onValues?: (values: Readonly<Record<string, Value>>) => void;
  /** Lets the page put a value in, e.g. a proposal that was taken. */
  handle?: RefObject<FormHandle | null>;
}) {
  const w = useWords(formWords);
  const say = useSay();
  const anchor = useId();
  const box = useRef<HTMLFormElement>(null);
  const state = useForm({
    form,
    draft,
    emptyText: (field) => w.empty(say(field.words)),
    onSend: send,
  });
  useImperativeHandle(handle, () => ({ set: state.set }));
  const hear = useRef(onValues);
  hear.current = onValues;
  useEffect(() => hear.current?.(state.values), [state.values]);
  useEffect(() => {
    if (autoFocus) (firstInput(box.current) ?? sender(box.current))?.focus();
  }, [autoFocus]);
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    const done = await state.send();
    if (!done) requestAnimationFrame(() => document.getElementById(`${anchor}-faults`)?.focus());
  };
  // Before the control that has the focus: the parts of a date keep their presses to themselves.
  const onKeyDown = (event: KeyboardEvent) => {
    if (composing(event.nativeEvent)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      void submit();
    }
  };
  const texts = form.filter((field) => field.kind === "text" && !field.many);
  const roomy = { intake: texts[0], act: texts[texts.length - 1], listed: undefined }[hand];
  const inOrder = ordered(form, hand);
  const rest = inOrder.filter((field) => folded(field, hand));
  const draw = (line: readonly FormField[]) => (
    <div key={line[0]?.field} className={line.length > 1 ? "form-pair" : undefined}>
      {line.map((field) => (
        <Field
          key={field.field}
          field={field}
          value={state.values[field.field] ?? null}
          onChange={(value) => state.set(field.field, value)}
          fault={state.faults.find((fault) => fault.field === field.field)?.text}
          roomy={field === roomy}
        />
      ))}
    </div>
  );
  return (
    <form ref={box} className="form" noValidate onSubmit={submit} onKeyDownCapture={onKeyDown}>
      {(state.faults.length > 0 || state.refusal !== null) && (
        <div className="fault-summary" id={`${anchor}-faults`} tabIndex={-1} role="alert">
          {state.refusal === null ? (
            <>
              <h3>{w.summary(state.faults.length)}</h3>
              <ul>
                {state.faults.map((fault) => (
                  <li key={fault.field}>
                    <a
                      href={`#f-${fault.field}`}
                      onClick={(event) => {
                        event.preventDefault();
                        focusField(box.current, fault.field);
                      }}
                    >
                      {fault.text}
                    </a>
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <Refusal error={state.refusal} />
          )}
        </div>
      )}
      {lines(inOrder.filter((field) => !folded(field, hand))).map(draw)}
      {rest.length > 0 && (
        <details
          className="more-fields"
          open={
            rest.some(
              ({ field }) =>
                holds((state.values[field] ?? null) as FieldValue) ||
                state.faults.some((fault) => fault.field === field),
            ) || undefined
          }
        >
          <summary>{w.more(rest.map((field) => say(field.words)))}</summary>
          {lines(rest).map(draw)}
        </details>
      )}
      {files && (
        <Cells
          cells={files.cells}
          at={files.at}
          form={state.values}
          value={(state.values[FIGURES] ?? {}) as unknown as CellsValue}
          onChange={(cells) => state.set(FIGURES, cells as unknown as Value)}
        />
      )}
      <div className="form-end">
        <button type="submit" className="button" aria-disabled={state.sending || undefined}>
          {state.sending ? w.sending : sendText}
          <Caps name="Ctrl+Enter" />
        </button>
        {extra}
        {onCancel && (
          <button type="button" className="button second" onClick={onCancel}>
            {w.cancel}
          </button>
        )}
        {state.savedAt !== null && (
          <>
            <span className="soft">{w.saved(clockTime(state.savedAt))}</span>
            <button type="button" className="linklike" onClick={state.drop}>
              {w.dropDraft}
            </button>
          </>
        )}
      </div>
    </form>
  );
}

/** A refusal as a whole: the server's sentence, and every part of it. */
export function Refusal({ error }: { error: unknown }) {
  const w = useWords(frameWords);
  if (!(error instanceof Refused)) return <p>{w.unreached}</p>;
  const { problem } = error;
  return (
    <>
      <h3>{problem.title}</h3>
      {problem.detail && problem.detail !== problem.title && <p>{problem.detail}</p>}
      <ul>
        {(problem.errors ?? [])
          .filter((part) => part.detail !== problem.detail)
          .map((part) => (
            <li key={`${part.place} ${part.code}`}>{part.detail}</li>
          ))}
      </ul>
    </>
  );
}

const INPUTS = "input:not([type=hidden]),select,textarea,[role=spinbutton]";

function firstInput(box: HTMLElement | null): HTMLElement | null {
  return box?.querySelector<HTMLElement>(INPUTS) ?? null;
}

/** A form that asks for nothing is sent by its button. */
function sender(box: HTMLElement | null): HTMLElement | null {
  return box?.querySelector<HTMLElement>("button[type=submit]") ?? null;
}

/** Puts the focus into a field, into its first part if it has several. */
function focusField(box: HTMLElement | null, name: string): void {
  const place = box?.querySelector<HTMLElement>(`#f-${name}`) ?? null;
  const inner = place?.matches(INPUTS) ? place : firstInput(place);
  (inner ?? place)?.focus();
  place?.scrollIntoView({ block: "center" });
}
