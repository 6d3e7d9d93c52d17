import type { AgentView } from "@xinlian/wire";
import { type FormEvent, useRef } from "react";
import { Link } from "react-router";
import { useWords } from "../words/language.tsx";
import { intakeWords } from "./words.ts";

/** At which extension this person sits: calls that ring there are shown here. */
export function Seat({
  agent,
  onSit,
  demo,
}: {
  agent: AgentView;
  onSit: (extension: string | null) => Promise<void>;
  demo: boolean;
}) {
  const w = useWords(intakeWords);
  const box = useRef<HTMLInputElement>(null);
  const sit = (event: FormEvent) => {
    event.preventDefault();
    const extension = box.current?.value.trim();
    if (extension) void onSit(extension);
  };
  return (
    <section className="seat" aria-label={w.seat}>
      {agent.extension ? (
        <p className="soft">
          {w.seatAt(agent.extension)}{" "}
          <button type="button" className="linklike" onClick={() => void onSit(null)}>
            {w.seatLeave}
          </button>
        </p>
      ) : (
        <form onSubmit={sit}>
          <label htmlFor="seat" className="plain">
            {w.seat}
          </label>
          <input id="seat" ref={box} autoComplete="off" placeholder={w.seatHint} />
          <button type="submit" className="button second">
            {w.seatTake}
          </button>
        </form>
      )}
      {demo && (
        <p>
          <Link to="/softphone" target="_blank" rel="noopener">
            {w.softphone}
          </Link>
        </p>
      )}
    </section>
  );
}
