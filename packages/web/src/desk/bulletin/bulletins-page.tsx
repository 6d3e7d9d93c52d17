import type { BulletinKind, PaperRow } from "@xinlian/wire";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { Refusal } from "../form/action-form.tsx";
import { useTitle } from "../frame/title.ts";
import { Empty, Failed, Waiting } from "../frame/waiting.tsx";
import { Wide } from "../frame/wide.tsx";
import { tableTime } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import { useBulletins, useChange } from "./use-bulletins.ts";
import { bulletinWords } from "./words.ts";

/** 通报: what was published, newest first; whoever edits sees the drafts too. */
export default function BulletinsPage() {
  const w = useWords(bulletinWords);
  useTitle(w.title);
  const bulletins = useBulletins();
  if (bulletins.error) return <Failed error={bulletins.error} />;
  if (bulletins.waiting) return <Waiting />;
  const rows = bulletins.packs.flatMap((pack) => pack.rows);
  const drafts = rows.filter(({ state }) => state === "draft").length;
  return (
    <>
      <h1 className="lede">{w.lede(rows.length - drafts, drafts)}</h1>
      {bulletins.packs.length === 0 && <Empty why={w.none} next={w.noneNext} />}
      {bulletins.packs.map(({ pack, words, kinds, rows: papers }) => (
        <Pack key={pack} pack={pack} words={words} kinds={kinds} rows={papers} />
      ))}
    </>
  );
}

interface PackProps {
  readonly pack: string;
  readonly words: { readonly zh: string; readonly en: string };
  readonly kinds: readonly BulletinKind[];
  readonly rows: readonly PaperRow[];
}

function Pack({ pack, words, kinds, rows }: PackProps) {
  const w = useWords(bulletinWords);
  const say = useSay();
  return (
    <section className="section">
      <h2>{say(words)}</h2>
      {kinds.map((kind) => (
        <Kind key={kind.name} pack={pack} kind={kind} />
      ))}
      {rows.length === 0 ? (
        <Empty why={w.nonePublished} />
      ) : (
        <Wide label={say(words)}>
          <table>
            <caption className="unseen">{say(words)}</caption>
            <thead>
              <tr>
                <th scope="col">{w.issue}</th>
                <th scope="col">{w.name}</th>
                <th scope="col">{w.period}</th>
                <th scope="col">{w.state}</th>
                <th scope="col">{w.published}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <Link to={`/bulletins/${row.pack}/${row.bulletin.id}/${row.id}`}>
                      {say(row.issue)}
                    </Link>
                  </th>
                  <td>{say(row.bulletin.words)}</td>
                  <td>{say(row.of === null ? row.period.words : row.of.words)}</td>
                  <td>{row.correctedBy === null ? w.states[row.state] : w.corrected}</td>
                  <td className="unbroken">
                    {row.publishedAt === null ? "–" : tableTime(row.publishedAt)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
    </section>
  );
}

function Kind({ pack, kind }: { pack: string; kind: BulletinKind }) {
  const w = useWords(bulletinWords);
  const say = useSay();
  const navigate = useNavigate();
  const change = useChange();
  const [error, setError] = useState<unknown>(null);
  const draft = async () => {
    setError(null);
    try {
      const { id } = await change(`/api/bulletins/${pack}/${kind.name}`, {});
      await navigate(`/bulletins/${pack}/${kind.name}/${id}`);
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <div className="bulletin-kind">
      <p className="soft">
        {kind.of === null
          ? w.drafted(say(kind.words), w.every[kind.every as keyof typeof w.every], kind.at)
          : w.onDemand(say(kind.words), say(kind.of.words))}
      </p>
      {kind.of !== null && <Link to={`/register/${pack}/${kind.of.id}`}>{say(kind.of.words)}</Link>}
      {kind.mayEdit && kind.of === null && (
        <button type="button" className="button second small" onClick={() => void draft()}>
          {w.draftNow}
        </button>
      )}
      {error !== null && (
        <div className="fault-summary" role="alert">
          <Refusal error={error} />
        </div>
      )}
    </div>
  );
}
