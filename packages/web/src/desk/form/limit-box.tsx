import { useState } from "react";
import { useWords } from "../words/language.tsx";
import type { ControlProps } from "./control.ts";
import { formWords } from "./words.ts";

const UNITS = ["wd", "d", "h", "min", "mo", "y"] as const;
type Unit = (typeof UNITS)[number];

/** `10wd` as its number and its unit. */
export function readLimit(value: unknown): { n: string; unit: Unit } {
  const found = /^(\d+)(min|mo|wd|h|d|y)$/.exec(typeof value === "string" ? value : "");
  return { n: found?.[1] ?? "", unit: (found?.[2] as Unit | undefined) ?? "wd" };
}

/** A length of time: how many, and of what. */
export function LimitBox({ value, onChange, id, fault }: ControlProps) {
  const w = useWords(formWords);
  const now = readLimit(value);
  const [unit, setUnit] = useState<Unit>(now.unit);
  return (
    <div className="row-of">
      <input
        id={`${id}-n`}
        type="number"
        inputMode="numeric"
        min={1}
        step={1}
        aria-label={w.days}
        aria-invalid={fault !== undefined || undefined}
        value={now.n}
        onChange={(event) => {
          const n = event.target.value.replace(/\D/g, "");
          onChange(n ? `${Number(n)}${unit}` : null);
        }}
      />
      <select
        aria-label={w.limitUnit}
        value={now.n ? now.unit : unit}
        onChange={(event) => {
          const next = event.target.value as Unit;
          setUnit(next);
          if (now.n) onChange(`${now.n}${next}`);
        }}
      >
        {UNITS.map((each) => (
          <option key={each} value={each}>
            {w.limitUnits[each]}
          </option>
        ))}
      </select>
    </div>
  );
}
