import type { EntryRow, RegisterView } from "@xinlian/wire";
import { Link } from "react-router";
import { useTaste } from "../settings/taste.tsx";
import { tableDay } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import { registerAddress } from "./address.ts";
import { columnsOf } from "./columns.ts";
import { Flags } from "./flags.tsx";
import { registerWords } from "./words.ts";

/** How far the server counts uses in a list. */
const USED_MOST = 1000;

/** The three-line table of entries. Paged, not virtual: it prints, and every row has its role. */
export function EntryTable({
  register,
  rows,
  lit,
  onLight,
}: {
  register: RegisterView;
  rows: readonly EntryRow[];
  lit: string | null;
  onLight: (id: string) => void;
}) {
  const w = useWords(registerWords);
  const say = useSay();
  const { density } = useTaste();
  const columns = columnsOf(register);
  const flagged = rows.some(({ flags, ended }) => ended || flags.length > 0);
  const used = rows.some((row) => row.used > 0);
  const reach = rows.some((row) => row.id === lit) ? lit : rows[0]?.id;
  return (
    <table className={`entries ${density}`}>
      <caption className="unseen">{say(register.words)}</caption>
      <thead>
        <tr>
          <th scope="col">{w.name}</th>
          {flagged && <th scope="col">{w.flags}</th>}
          {register.upper !== null && <th scope="col">{w.path}</th>}
          {columns.map((column) => (
            <th key={column.field} scope="col">
              {say(column.words)}
            </th>
          ))}
          {used && (
            <th scope="col" className="figure">
              {w.used}
            </th>
          )}
          <th scope="col">{w.changed}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.id}
            data-row={row.id}
            tabIndex={row.id === reach ? 0 : -1}
            className={row.id === lit ? "lit" : undefined}
            aria-current={row.id === lit || undefined}
            onFocus={() => onLight(row.id)}
          >
            <td>
              <Link className="one" to={registerAddress(ofRegister(register), `/${row.id}`)}>
                {say(row.title)}
              </Link>
            </td>
            {flagged && (
              <td>
                <Flags flags={row.flags} ended={row.ended} />
              </td>
            )}
            {register.upper !== null && (
              <td>
                <span className="one">{row.path.map(say).join(" › ")}</span>
              </td>
            )}
            {columns.map(({ field }) => {
              const text = row.display[field] ? say(row.display[field]) : "";
              return (
                <td key={field}>
                  <span className="one" title={text}>
                    {text}
                  </span>
                </td>
              );
            })}
            {used && (
              <td className="figure">
                {row.used >= USED_MOST ? w.usedMost(USED_MOST) : row.used.toLocaleString()}
              </td>
            )}
            <td className="unbroken">{tableDay(row.changed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ofRegister({ pack, name }: RegisterView) {
  return { pack, register: name };
}
