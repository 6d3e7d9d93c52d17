import { useState } from "react";
import { Caps } from "../frame/key-bar.tsx";
import { clockTime } from "../time/show.ts";
import { useSay } from "../words/language.tsx";
import { useIntakeWords } from "./use-intake-words.ts";
import type { Way } from "./ways.ts";

/** The foot of the sheet: register all, settle at once, park; and that nothing written is lost. */
export function MatterEnd({
  sendText,
  open,
  busy,
  onSend,
  ways,
  onWay,
  onPark,
  onRemove,
  savedAt,
}: {
  sendText: string;
  /** Matters of the call that are not registered yet. */
  open: number;
  busy: boolean;
  onSend: () => void;
  ways: readonly Way[];
  onWay: (verb: string) => void;
  onPark: () => void;
  /** null where there is but one matter. */
  onRemove: (() => void) | null;
  savedAt: number | null;
}) {
  const w = useIntakeWords();
  const say = useSay();
  const [sure, setSure] = useState(false);
  return (
    <div className="matter-end">
      <button type="button" className="button" aria-disabled={busy || undefined} onClick={onSend}>
        {busy ? w.sending : open > 1 ? w.sendAll(sendText, open) : sendText}
        <Caps name="Ctrl+Enter" />
      </button>
      {ways.map((way, at) => (
        <button
          key={way.verb}
          type="button"
          className="button second"
          onClick={() => onWay(way.verb)}
        >
          {say(way.words)}
          <Caps name={`F4 ${at + 1}`} />
        </button>
      ))}
      <button type="button" className="button second" onClick={onPark}>
        {w.park}
        <Caps name="F8" />
      </button>
      {onRemove && (
        <button
          type="button"
          className="linklike matter-remove"
          onBlur={() => setSure(false)}
          onClick={() => (sure ? onRemove() : setSure(true))}
        >
          {sure ? w.removeSure : w.remove}
        </button>
      )}
      {savedAt !== null && <span className="soft matter-saved">{w.saved(clockTime(savedAt))}</span>}
    </div>
  );
}
