import type { PaperView } from "@xinlian/wire";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { Refusal } from "../form/action-form.tsx";
import { useTitle } from "../frame/title.ts";
import { Failed, Waiting } from "../frame/waiting.tsx";
import { useLanguage, useSay, useWords } from "../words/language.tsx";
import { EditPaper } from "./edit-paper.tsx";
import { Paper } from "./paper.tsx";
import { paperPath, useChange, usePaper } from "./use-bulletins.ts";
import { bulletinWords } from "./words.ts";

/** One paper: read and printed by everybody of the pack, edited and published by those it names. */
export default function PaperPage() {
  const { pack = "", name = "", id = "" } = useParams();
  const paper = usePaper(pack, name, id);
  const say = useSay();
  useTitle(paper.data ? `${say(paper.data.title)} ${say(paper.data.issue)}` : "");
  if (paper.error) return <Failed error={paper.error} again={() => void paper.refetch()} />;
  if (!paper.data) return <Waiting />;
  return <Desk key={paper.data.id} paper={paper.data} />;
}

function Desk({ paper }: { paper: PaperView }) {
  const w = useWords(bulletinWords);
  const { language } = useLanguage();
  const say = useSay();
  const navigate = useNavigate();
  const change = useChange();
  const [editing, setEditing] = useState(false);
  const [asked, setAsked] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const path = paperPath(paper.pack, paper.bulletin.id, paper.id);
  const attempt = async (work: () => Promise<unknown>) => {
    setError(null);
    try {
      await work();
    } catch (refused) {
      setError(refused);
    }
  };
  const publish = () =>
    attempt(async () => {
      await change(`${path}/publish`, {}, paper.etag);
      setAsked(false);
    });
  const correct = (anew: boolean) =>
    attempt(async () => {
      const next = await change(`${path}/correct`, { anew });
      await navigate(`/bulletins/${next.pack}/${next.bulletin.id}/${next.id}`);
    });
  const draft = paper.mayEdit && paper.state === "draft";
  return (
    <>
      <div className="paper-bar screen-only">
        {paper.of?.kind === "case" ? (
          <Link to={`/case/${paper.of.id}`}>‹ {say(paper.of.words)}</Link>
        ) : (
          <Link to="/bulletins">{w.all}</Link>
        )}
        {paper.as.includes("docx") && <a href={`${path}.docx`}>{w.docx}</a>}
        {paper.as.includes("xlsx") && <a href={`${path}.xlsx`}>{w.xlsx}</a>}
        <button type="button" className="linklike" onClick={() => window.print()}>
          {w.print}
        </button>
        {paper.corrects !== null && (
          <Link to={`/bulletins/${paper.pack}/${paper.bulletin.id}/${paper.corrects}`}>
            {w.old}
          </Link>
        )}
        {paper.correctedBy !== null && (
          <Link to={`/bulletins/${paper.pack}/${paper.bulletin.id}/${paper.correctedBy}`}>
            {w.newer}
          </Link>
        )}
        {draft && !editing && (
          <>
            <button type="button" className="button second" onClick={() => setEditing(true)}>
              {w.edit}
            </button>
            {!paper.needsOther && (
              <button type="button" className="button" onClick={() => setAsked(true)}>
                {w.publish}
              </button>
            )}
          </>
        )}
        {paper.mayEdit && paper.state === "published" && paper.correctedBy === null && (
          <>
            <button type="button" className="button second" onClick={() => void correct(false)}>
              {w.correct}
            </button>
            {paper.of?.kind !== "case" && (
              <button type="button" className="button second" onClick={() => void correct(true)}>
                {w.correctAnew}
              </button>
            )}
          </>
        )}
      </div>
      {draft && paper.needsOther && <p className="note screen-only">{w.needsOther}</p>}
      {asked && (
        <div className="note screen-only" role="alertdialog" aria-label={w.publish}>
          <p>{w.publishAsk}</p>
          <button type="button" className="button" onClick={() => void publish()}>
            {w.publish}
          </button>{" "}
          <button type="button" className="button second" onClick={() => setAsked(false)}>
            {w.cancel}
          </button>
        </div>
      )}
      {error !== null && (
        <div className="fault-summary screen-only" role="alert">
          <Refusal error={error} />
        </div>
      )}
      {editing ? (
        <EditPaper
          paper={paper}
          onSave={(texts) =>
            attempt(async () => {
              await change(path, texts, paper.etag);
              setEditing(false);
            })
          }
          onCancel={() => setEditing(false)}
        />
      ) : (
        <Paper paper={paper} language={language} />
      )}
    </>
  );
}
