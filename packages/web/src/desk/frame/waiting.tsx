import type { ReactNode } from "react";
import { Refused } from "../server/problem.ts";
import { useWords } from "../words/language.tsx";
import { frameWords } from "./words.ts";

/** Keeps the room of what is coming, and says so. */
export function Waiting({ rows = 6 }: { rows?: number }) {
  const w = useWords(frameWords);
  return (
    <div className="waiting" role="status">
      <p className="soft">{w.loading}</p>
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: empty lines
        <div key={i} className="waiting-line" aria-hidden="true" />
      ))}
    </div>
  );
}

/** What went wrong, in the server's words, and a way on. */
export function Failed({ error, again }: { error: unknown; again?: () => void }) {
  const w = useWords(frameWords);
  const text = error instanceof Refused ? error.problem.detail || error.problem.title : w.unreached;
  return (
    <div className="failed" role="alert">
      <h2>{w.failed}</h2>
      <p className="measure">{text}</p>
      {again && (
        <button type="button" className="button second" onClick={again}>
          {w.again}
        </button>
      )}
    </div>
  );
}

/** Nothing here: why, and what next. */
export function Empty({ why, next }: { why: string; next?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-why">{why}</p>
      {next && <div className="soft measure">{next}</div>}
    </div>
  );
}
