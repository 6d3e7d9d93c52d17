import { useState } from "react";
import { clockTime } from "../time/show.ts";
import { useWords } from "../words/language.tsx";
import type { Sheet } from "./parking.ts";
import { intakeWords } from "./words.ts";

/** The first text of a sheet, by which it is recognised, and how much is written. */
export function sheetText(sheet: Sheet): { title: string; letters: number } {
  const texts = Object.values(sheet.values).filter(
    (value): value is string => typeof value === "string",
  );
  const longest = [...texts].sort((a, b) => b.length - a.length)[0] ?? "";
  return { title: longest.slice(0, 24), letters: longest.length };
}

/** Registrations put aside, oldest first; the number is the key that brings one back. */
export function Parked({
  sheets,
  onTake,
  onDrop,
}: {
  sheets: readonly Sheet[];
  onTake: (key: string) => void;
  onDrop: (key: string) => void;
}) {
  const w = useWords(intakeWords);
  const [sure, setSure] = useState<string | null>(null);
  return (
    <section aria-label={w.parked} className="parked">
      <h2>
        {w.parked} <span className="soft">{sheets.length}</span>
      </h2>
      {sheets.length === 0 ? (
        <p className="soft">{w.parkedNone}</p>
      ) : (
        <ol>
          {sheets.map((sheet, at) => {
            const { title, letters } = sheetText(sheet);
            return (
              <li key={sheet.key}>
                <button type="button" className="linklike" onClick={() => onTake(sheet.key)}>
                  {title || w.unnamed}
                </button>
                {at === 0 && <kbd>F7</kbd>}
                <p className="soft">{w.parkedAt(clockTime(sheet.began), letters)}</p>
                <button
                  type="button"
                  className="linklike drop"
                  onBlur={() => setSure(null)}
                  onClick={() => (sure === sheet.key ? onDrop(sheet.key) : setSure(sheet.key))}
                >
                  {sure === sheet.key ? w.dropSure : w.drop}
                </button>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
