import type { FigureSheet } from "@xinlian/wire";
import { type FormEvent, useState } from "react";
import { useSearchParams } from "react-router";
import { useSay, useWords } from "../words/language.tsx";
import type { Shown } from "./use-figures.ts";
import { figuresWords } from "./words.ts";

/** Which period, and what the figures are divided by; kept in the address. */
export function AskedFor({
  shown,
  across,
}: {
  shown: Shown;
  across: NonNullable<FigureSheet["across"]>;
}) {
  const w = useWords(figuresWords);
  const say = useSay();
  const [, setQuery] = useSearchParams();
  const [period, setPeriod] = useState(shown.period);
  const [by, setBy] = useState(shown.by ?? "");
  const show = (event: FormEvent) => {
    event.preventDefault();
    setQuery({
      period: period.trim(),
      ...(by !== "" && { by }),
      ...(shown.area !== null && { area: shown.area }),
    });
  };
  return (
    <form className="figures-asked" onSubmit={show}>
      <label>
        {w.period}
        <input value={period} onChange={(event) => setPeriod(event.target.value)} />
        <span className="hint">{w.periodHint}</span>
      </label>
      <label>
        {w.by}
        <select value={by} onChange={(event) => setBy(event.target.value)}>
          <option value="">{w.whole}</option>
          {across.map(({ name, words }) => (
            <option key={name} value={name}>
              {name === "area" ? w.area : name === "lead" ? w.lead : say(words)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button second">
        {w.show}
      </button>
    </form>
  );
}
