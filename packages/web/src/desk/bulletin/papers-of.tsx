import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { Refusal } from "../form/action-form.tsx";
import { tableTime } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import { useChange, usePapersOf } from "./use-bulletins.ts";
import { bulletinWords } from "./words.ts";

/**
 * The papers of one case or one entry, and what may be drafted of it.
 * @param path where it stands on the server
 */
export function PapersOf({ path, pack, id }: { path: string; pack: string; id: string }) {
  const w = useWords(bulletinWords);
  const say = useSay();
  const navigate = useNavigate();
  const change = useChange();
  const [error, setError] = useState<unknown>(null);
  const papers = usePapersOf(path, id).data;
  if (papers === undefined || papers.rows.length + papers.drafts.length === 0) return null;
  const draft = async (name: string) => {
    setError(null);
    try {
      const made = await change(`/api/bulletins/${pack}/${name}`, { entry: id });
      await navigate(`/bulletins/${pack}/${name}/${made.id}`);
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <section className="section">
      <h2>{w.papers}</h2>
      {papers.rows.length === 0 ? (
        <p className="soft">{w.papersNone}</p>
      ) : (
        <ul className="papers">
          {papers.rows.map((row) => (
            <li key={row.id}>
              <Link to={`/bulletins/${row.pack}/${row.bulletin.id}/${row.id}`}>
                {say(row.bulletin.words)}
              </Link>{" "}
              <span className="soft">
                {row.state === "draft" ? w.states.draft : say(row.issue)}
                {row.correctedBy === null ? "" : ` · ${w.corrected}`} ·{" "}
                {tableTime(row.publishedAt ?? row.draftedAt)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {papers.drafts.map(({ id: name, words }) => (
        <p key={name}>
          <button type="button" className="button second" onClick={() => void draft(name)}>
            {w.draftOf(say(words))}
          </button>
        </p>
      ))}
      {error !== null && (
        <div className="fault-summary" role="alert">
          <Refusal error={error} />
        </div>
      )}
    </section>
  );
}
