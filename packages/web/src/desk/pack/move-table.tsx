import { useQuery } from "@tanstack/react-query";
import type { MovePage, MoveRow } from "@xinlian/wire";
import { useState } from "react";
import { Failed, Waiting } from "../frame/waiting.tsx";
import { Wide } from "../frame/wide.tsx";
import { get, withQuery } from "../server/ask.ts";
import { tableTime } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import { loadWords } from "./load-words.ts";

/** Every case that a move would reach and what it changes, page by page. */
export function MoveTable({ path }: { path: string }) {
  const w = useWords(loadWords);
  const [after, setAfter] = useState<string | null>(null);
  const page = useQuery({
    queryKey: ["pack-move", path, after],
    queryFn: ({ signal }) => get<MovePage>(withQuery(path, { after }), signal),
    placeholderData: (before) => before,
  });
  if (page.error) return <Failed error={page.error} again={() => void page.refetch()} />;
  if (!page.data) return <Waiting rows={3} />;
  const { rows, next } = page.data;
  return (
    <>
      <Wide label={w.moves}>
        <table>
          <caption className="unseen">{w.moves}</caption>
          <thead>
            <tr>
              <th scope="col">{w.number}</th>
              <th scope="col">{w.from}</th>
              <th scope="col">{w.to}</th>
              <th scope="col">{w.fields}</th>
              <th scope="col">{w.clocks}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </Wide>
      {next !== null && (
        <button type="button" className="button second" onClick={() => setAfter(next)}>
          {w.more}
        </button>
      )}
    </>
  );
}

function Row({ row }: { row: MoveRow }) {
  const w = useWords(loadWords);
  const say = useSay();
  const due = (moment: string | null) => (moment === null ? w.none : tableTime(moment));
  return (
    <tr>
      <td>
        {row.number ?? row.id} <span className="soft">{say(row.type)}</span>
        {row.fault !== null && (
          <p className="fault">
            {w.stays}：{say(row.fault)}
          </p>
        )}
      </td>
      <td>{say(row.from)}</td>
      <td>{say(row.to)}</td>
      <td>
        {row.fields.length === 0 ? (
          <span className="soft">{w.unchanged}</span>
        ) : (
          row.fields
            .map(({ from, to }) => `${say(from)} → ${to === null ? w.gone : say(to)}`)
            .join("；")
        )}
      </td>
      <td>
        <ul>
          {row.clocks.map(({ words, before, after }) => (
            <li key={say(words)}>
              {say(words)} {before === after ? due(after) : `${due(before)} → ${due(after)}`}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
