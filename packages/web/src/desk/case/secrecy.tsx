import { useQueryClient } from "@tanstack/react-query";
import type { CaseView, LookReply, Value } from "@xinlian/wire";
import { type FormEvent, useRef, useState } from "react";
import { Attachments, filesOf } from "../file/attachments.tsx";
import { Refusal } from "../form/action-form.tsx";
import { Shape } from "../light/shape.tsx";
import { tableTime } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import { look } from "./use-case.ts";
import { caseWords } from "./words.ts";

/** Sealed parts: that they exist, who looked and why, and, for those who may, the way to look. */
export function Secrecy({
  view,
  why = "",
}: {
  view: CaseView /** The reason first offered. */;
  why?: string;
}) {
  const w = useWords(caseWords);
  const say = useSay();
  const sealed = view.fields.filter((field) => field.sealed);
  if (sealed.length === 0 && !view.secrecy.confidential) return null;
  const may = sealed.filter((field) => field.sealed?.present && field.sealed.mayLook);
  return (
    <section className="section">
      <h2>{w.secrecy}</h2>
      <div className="secret">
        <Shape name="lock" />
        <div>
          {view.secrecy.confidential && <p className="strong">{w.confidential}</p>}
          <ul>
            {sealed.map((field) => (
              <li key={field.name}>
                {say(field.words)}
                {w.colon}
                {!field.sealed?.present
                  ? w.sealedAbsent
                  : field.sealed.mayLook
                    ? w.sealedPresent
                    : w.sealedForbidden}
              </li>
            ))}
          </ul>
          <p className="soft">{w.sealedNote}</p>
        </div>
      </div>
      {may.length > 0 && <Look view={view} fields={may} reason={why} />}
      <h3 className="looks-title">{w.looks}</h3>
      {view.secrecy.looks.length === 0 ? (
        <p className="soft">{w.noLooks}</p>
      ) : (
        <ul className="looks">
          {view.secrecy.looks.map((each) => (
            <li key={`${each.when} ${each.who}`}>
              <time className="soft" dateTime={each.when}>
                {tableTime(each.when)}
              </time>{" "}
              {each.who}
              {w.colon}
              {each.fields.map(say).join(w.comma)}
              {`（${w.reason}${w.colon}${each.why}）`}
            </li>
          ))}
        </ul>
      )}
      <p className="soft">{w.lookEvery}</p>
    </section>
  );
}

/** What was seen; attachments open while the look on record is fresh. */
function Seen({ value, text, stream }: { value: Value; text: string; stream: string }) {
  const files = filesOf(value);
  return files.length === 0 ? text : <Attachments files={files} stream={stream} />;
}

/** Asks for the reason, then shows what was seen until it is put away. Nothing of it is kept in the browser. */
function Look({
  view,
  fields,
  reason,
}: {
  view: CaseView;
  fields: CaseView["fields"];
  reason: string;
}) {
  const w = useWords(caseWords);
  const say = useSay();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState(reason);
  const [short, setShort] = useState(false);
  const [seen, setSeen] = useState<LookReply | null>(null);
  const [error, setError] = useState<unknown>(null);
  const key = useRef(crypto.randomUUID());
  const names = fields.map((field) => say(field.words)).join(w.comma);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (why.trim().length < 2) {
      setShort(true);
      document.getElementById("look-why")?.focus();
      return;
    }
    try {
      setSeen(
        await look(
          view.id,
          fields.map((field) => field.name),
          why.trim(),
          key.current,
        ),
      );
      setError(null);
      setOpen(false);
      void queries.invalidateQueries({ queryKey: ["case", view.id] });
    } catch (refused) {
      setError(refused);
    }
    key.current = crypto.randomUUID();
  };
  if (seen)
    return (
      <div className="seen" role="status">
        <h3>{w.lookSeen}</h3>
        <dl className="margin-list">
          {seen.fields.map((field) => (
            <div key={field.name} className="pair">
              <dt>{say(field.words)}</dt>
              <dd>
                {field.erased ? (
                  w.erased
                ) : (
                  <Seen value={field.value} text={say(field.display)} stream={view.id} />
                )}
              </dd>
            </div>
          ))}
        </dl>
        <button
          type="button"
          className="button second"
          onClick={() => {
            setSeen(null);
            setWhy("");
          }}
        >
          {w.lookHide}
        </button>
      </div>
    );
  if (!open)
    return (
      <button type="button" className="button second wide" onClick={() => setOpen(true)}>
        {w.look(names)}
      </button>
    );
  return (
    <form className="form look-form" onSubmit={send} noValidate>
      <div className="field">
        <label htmlFor="look-why">{w.lookWhy}</label>
        <span className="hint" id="look-hint">
          {w.lookHint}
        </span>
        <textarea
          id="look-why"
          rows={2}
          // biome-ignore lint/a11y/noAutofocus: the person has just asked for this form
          autoFocus
          aria-describedby="look-hint look-fault"
          aria-invalid={short || undefined}
          value={why}
          onChange={(event) => {
            setWhy(event.target.value);
            setShort(false);
          }}
        />
        {short && (
          <span className="fault" id="look-fault">
            {w.lookShort}
          </span>
        )}
      </div>
      {error !== null && (
        <div className="fault-summary" role="alert">
          <Refusal error={error} />
        </div>
      )}
      <button type="submit" className="button wide">
        {w.lookSend}
      </button>
    </form>
  );
}
