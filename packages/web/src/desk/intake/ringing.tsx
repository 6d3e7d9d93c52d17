import type { CallView } from "@xinlian/wire";
import { Caps } from "../frame/key-bar.tsx";
import { useWords } from "../words/language.tsx";
import { intakeWords } from "./words.ts";

/** A call that rings at this extension: who it is, as far as known, and the key that answers. */
export function Ringing({
  call,
  onAnswer,
}: {
  call: CallView;
  /** null where only the handset answers. */
  onAnswer: (() => void) | null;
}) {
  const w = useWords(intakeWords);
  const { caller } = call;
  return (
    <div className="ringing" role="alert">
      <p>
        <span className="ringing-mark">{w.ringing}</span>
        <b>{call.from ?? w.lede.hidden}</b>{" "}
        <span>{caller.known ? w.ringKnown(caller.count) : w.ringNew}</span>
      </p>
      {onAnswer ? (
        <button type="button" className="button" onClick={onAnswer}>
          {w.answer}
          <Caps name="Alt+a" />
        </button>
      ) : (
        <b>{w.answerHandset}</b>
      )}
      <p className="ringing-note">{w.ringNote}</p>
    </div>
  );
}
