import type { BadRow } from "@xinlian/wire";
import { Wide } from "../frame/wide.tsx";
import { useSay, useWords } from "../words/language.tsx";
import { registerWords } from "./words.ts";

/** Rows of a file that were refused: where, and why. */
export function BadRows({ rows }: { rows: readonly BadRow[] }) {
  const w = useWords(registerWords);
  const say = useSay();
  return (
    <>
      <h2>{w.badRows}</h2>
      {rows.length === 0 ? (
        <p className="soft">{w.noBad}</p>
      ) : (
        <Wide label={w.badRows}>
          <table>
            <caption className="unseen">{w.badRows}</caption>
            <thead>
              <tr>
                <th scope="col" className="figure">
                  {w.row}
                </th>
                <th scope="col">{w.column}</th>
                <th scope="col">{w.problem}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.row} ${row.column} ${row.code} ${row.detail.en}`}>
                  <td className="figure">{row.row}</td>
                  <td>{row.column}</td>
                  <td>{say(row.detail)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
    </>
  );
}
