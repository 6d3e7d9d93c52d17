import type { CellsValue, Form, FormCell, TriedCell } from "@xinlian/wire";
import { useId } from "react";
import { FIGURES } from "../form/check.ts";
import { useSay, useWords } from "../words/language.tsx";
import "./filing.css";
import { type TryAt, useTry } from "./use-try.ts";
import { filingWords } from "./words.ts";

/**
 * The numbers that an action files, as a table: what stands, the period before, a year before, growth and flags are told while they
 * are typed; what does not add up is told, and sent all the same.
 */
export function Cells({
  cells,
  value,
  form,
  at,
  onChange,
}: {
  cells: readonly FormCell[];
  value: CellsValue;
  /** What else is typed: an opening says its period there. */
  form: Form;
  at: TryAt;
  onChange: (value: CellsValue) => void;
}) {
  const w = useWords(filingWords);
  const say = useSay();
  const id = useId();
  const tried = useTry(at, { ...form, [FIGURES]: value });
  const known = new Map(tried?.cells.map((each) => [each.cell, each]));
  const stands = cells.some((cell) => cell.value !== null);
  const flags = tried?.flags ?? [];
  return (
    <div className="cells" id={`f-${FIGURES}`} tabIndex={-1}>
      {tried?.period && <p className="soft">{w.period(say(tried.period.words))}</p>}
      <table className="compact cells-table">
        <caption className="unseen">{w.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{w.figure}</th>
            <th scope="col" className="figure">
              {w.value}
            </th>
            <th scope="col">{w.unit}</th>
            {stands && (
              <th scope="col" className="figure">
                {w.standing}
              </th>
            )}
            <th scope="col" className="figure">
              {w.before}
            </th>
            <th scope="col" className="figure">
              {w.year}
            </th>
            <th scope="col" className="figure">
              {w.growth}
            </th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => (
            <tr key={cell.cell}>
              <th scope="row" id={`${id}-${cell.cell}`}>
                {say(cell.words)}
                {cell.part && <> · {say(cell.part)}</>}
                {cell.optional && <span className="soft"> {w.may}</span>}
              </th>
              <td className="figure">
                <input
                  aria-labelledby={`${id}-${cell.cell}`}
                  aria-describedby={`${id}-flags`}
                  className="cell"
                  inputMode="decimal"
                  autoComplete="off"
                  value={String(value[cell.cell] ?? cell.value ?? "")}
                  onChange={(event) => onChange({ ...value, [cell.cell]: event.target.value })}
                />
              </td>
              <td>{cell.unit && say(cell.unit)}</td>
              {stands && (
                <td className="figure soft" data-head={w.standing}>
                  {cell.value ?? "–"}
                </td>
              )}
              <Earlier tried={known.get(cell.cell)} />
            </tr>
          ))}
        </tbody>
      </table>
      <div id={`${id}-flags`} role="status">
        {flags.length === 0 ? (
          <p className="soft">{tried?.period ? w.none : ""}</p>
        ) : (
          <>
            <p>{w.flags(flags.length)}</p>
            <ul className="cell-flags">
              {flags.map((row) => (
                <li key={row.cell}>
                  {w.named(say(row.words), row.text)}
                  {row.flags.map((flag) => say(flag)).join("；")}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}

function Earlier({ tried }: { tried: TriedCell | undefined }) {
  const w = useWords(filingWords);
  const said = [
    [w.before, tried?.before?.text],
    [w.year, tried?.year?.text],
    [w.growth, tried?.growth],
  ] as const;
  return said.map(([head, text]) => (
    <td key={head} className="figure soft" data-head={head}>
      {text ?? "–"}
    </td>
  ));
}
