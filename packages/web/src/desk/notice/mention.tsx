import { type FormEvent, useRef, useState } from "react";
import { Refusal } from "../form/action-form.tsx";
import { useWords } from "../words/language.tsx";
import { useColleagues, useMention } from "./use-notices.ts";
import { noticeWords } from "./words.ts";

/** A word to a colleague of the same unit, on record. */
export function Mention({ id }: { id: string }) {
  const w = useWords(noticeWords);
  const [open, setOpen] = useState(false);
  const [person, setPerson] = useState("");
  const [text, setText] = useState("");
  const [fault, setFault] = useState<unknown>(null);
  const [short, setShort] = useState(false);
  const [told, setTold] = useState("");
  const key = useRef(crypto.randomUUID());
  const colleagues = useColleagues(id, open).data?.rows;
  const mention = useMention(id);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (person === "" || text.trim() === "") {
      setShort(true);
      document.getElementById(person === "" ? "mention-whom" : "mention-text")?.focus();
      return;
    }
    try {
      await mention(person, text.trim(), key.current);
      setTold(w.mentioned(colleagues?.find((one) => one.id === person)?.name ?? ""));
      setOpen(false);
      setPerson("");
      setText("");
      setFault(null);
      setShort(false);
      key.current = crypto.randomUUID();
    } catch (refused) {
      setFault(refused);
    }
  };
  if (!open)
    return (
      <p>
        {told && (
          <span role="status" className="soft">
            {told}{" "}
          </span>
        )}
        <button type="button" className="linklike" onClick={() => setOpen(true)}>
          {w.mention}
        </button>
      </p>
    );
  if (colleagues?.length === 0) return <p className="soft">{w.mentionNobody}</p>;
  return (
    <form className="form mention-form" onSubmit={send} noValidate aria-label={w.mention}>
      {fault !== null && (
        <div className="fault-summary" role="alert">
          <Refusal error={fault} />
        </div>
      )}
      <div className="field">
        <label htmlFor="mention-whom">{w.mentionWhom}</label>
        <select
          id="mention-whom"
          value={person}
          aria-invalid={(short && person === "") || undefined}
          onChange={(event) => setPerson(event.target.value)}
        >
          <option value="">{w.choose}</option>
          {(colleagues ?? []).map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="mention-text">{w.mentionText}</label>
        <span className="hint" id="mention-hint">
          {w.mentionHint}
        </span>
        <textarea
          id="mention-text"
          rows={2}
          maxLength={1000}
          aria-describedby="mention-hint"
          aria-invalid={(short && text.trim() === "") || undefined}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {short && <span className="fault">{w.chooseFirst}</span>}
      </div>
      <button type="submit" className="button">
        {w.mentionSend}
      </button>
    </form>
  );
}
