import { useState } from "react";
import { Link } from "react-router";
import { Wide } from "../frame/wide.tsx";
import { tableDay } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import { type Of, useEntryCases } from "./use-registers.ts";
import { registerWords } from "./words.ts";

/** Cases that hang on an entry, as far as this person sees them. */
export function EntryCases({ of, id, used }: { of: Of; id: string; used: number }) {
  const w = useWords(registerWords);
  const say = useSay();
  const [after, setAfter] = useState<string | null>(null);
  const page = useEntryCases(of, id, after).data;
  if (page === undefined) return null;
  return (
    <section className="section">
      <h2>
        {w.cases} <span className="soft">{used.toLocaleString()}</span>
      </h2>
      {page.rows.length === 0 ? (
        <p className="soft">{w.casesNone}</p>
      ) : (
        <Wide label={w.cases}>
          <table>
            <caption className="unseen">{w.cases}</caption>
            <thead>
              <tr>
                <th scope="col">{w.number}</th>
                <th scope="col">{w.case}</th>
                <th scope="col">{w.state}</th>
                <th scope="col">{w.opened}</th>
              </tr>
            </thead>
            <tbody>
              {page.rows.map((row) => (
                <tr key={row.id}>
                  <td className="unbroken">{row.number}</td>
                  <td>
                    <Link to={`/case/${row.id}`}>{row.title}</Link>
                  </td>
                  <td>{say(row.state)}</td>
                  <td className="unbroken">{tableDay(row.opened)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
      {page.next !== null && (
        <p className="soft pages">
          <button type="button" className="linklike" onClick={() => setAfter(page.next)}>
            {w.casesMore}
          </button>
        </p>
      )}
    </section>
  );
}
