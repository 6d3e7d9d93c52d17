import { type KeyboardEvent, useRef } from "react";
import { Caps } from "../frame/key-bar.tsx";
import { Shape } from "../light/shape.tsx";
import type { Matter, Sheet } from "./parking.ts";
import { useIntakeWords } from "./use-intake-words.ts";

/** The first words of a matter, by which it is recognised; its own text is the longest. Ids and days are no words. */
export function matterText(matter: Matter): string {
  if (matter.done) return matter.done.title;
  const texts = Object.values(matter.values).filter(
    (value): value is string => typeof value === "string" && !/^[\w.:+-]*$/.test(value),
  );
  return [...texts].sort((a, b) => b.length - a.length)[0] ?? "";
}

/** One call, several matters: each a tab, and a key for one more. */
export function MatterTabs({
  sheet,
  panel,
  onTurn,
  onAdd,
}: {
  sheet: Sheet;
  /** Id of what the tabs turn over. */
  panel: string;
  onTurn: (at: number) => void;
  onAdd: () => void;
}) {
  const w = useIntakeWords();
  const bar = useRef<HTMLDivElement>(null);
  const turn = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = (sheet.at + step + sheet.matters.length) % sheet.matters.length;
    onTurn(at);
    bar.current?.querySelectorAll<HTMLElement>("[role=tab]")[at]?.focus();
  };
  return (
    <div className="matter-tabs">
      <div role="tablist" aria-label={w.matters} ref={bar} onKeyDown={turn}>
        {sheet.matters.map((matter, at) => (
          <button
            key={matter.id}
            type="button"
            role="tab"
            aria-selected={at === sheet.at}
            aria-controls={panel}
            tabIndex={at === sheet.at ? 0 : -1}
            onClick={() => onTurn(at)}
          >
            {matter.done && <Shape name="ok" />}
            <span>{w.matter(at + 1)}</span>
            <span className="matter-title">{matterText(matter).slice(0, 7)}</span>
          </button>
        ))}
      </div>
      <button type="button" className="matter-add" onClick={onAdd}>
        {w.another} <Caps name="Alt+n" />
      </button>
    </div>
  );
}
