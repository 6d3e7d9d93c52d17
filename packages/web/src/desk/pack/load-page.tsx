import { useQueryClient } from "@tanstack/react-query";
import type { VersionReport } from "@xinlian/wire";
import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import { Refusal } from "../form/action-form.tsx";
import { FilePick } from "../form/file-pick.tsx";
import { useTitle } from "../frame/title.ts";
import { Empty } from "../frame/waiting.tsx";
import { ask } from "../server/ask.ts";
import { isAdmin, useSession } from "../session/use-session.ts";
import { useWords } from "../words/language.tsx";
import { type ChosenFault, readChosen } from "./chosen-files.ts";
import { LoadReport } from "./load-report.tsx";
import { loadWords } from "./load-words.ts";

/** A pack, or a version of one, into the running city: tried first, then loaded. */
export default function LoadPage() {
  const w = useWords(loadWords);
  useTitle(w.title);
  const admin = isAdmin(useSession());
  return (
    <>
      <p className="soft">
        <Link to="/packs">‹ {w.back}</Link>
      </p>
      <h1 className="lede">{w.title}</h1>
      {admin ? <Load /> : <Empty why={w.adminOnly} next={w.adminNext} />}
    </>
  );
}

function Load() {
  const w = useWords(loadWords);
  const queries = useQueryClient();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [busy, setBusy] = useState(false);
  const [unfit, setUnfit] = useState<{ why: ChosenFault; about: string } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [report, setReport] = useState<VersionReport | null>(null);
  const choose = (list: FileList) => {
    setFiles([...list]);
    setReport(null);
    setUnfit(null);
    setError(null);
  };
  const send = async (event: FormEvent, dry: boolean) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setUnfit(null);
    setError(null);
    try {
      const chosen = await readChosen(files);
      if (!chosen.ok) {
        setUnfit(chosen);
        return;
      }
      const path = `/api/packs/${chosen.name}/versions?dry=${dry}`;
      const body = { files: chosen.files };
      setReport((await ask<VersionReport>(path, { method: "POST", body })).value);
      // Desks, lists and registers of the new version show at once.
      if (!dry) void queries.invalidateQueries();
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p className="soft measure">{w.says}</p>
      <form className="form load-form" onSubmit={(event) => void send(event, true)} noValidate>
        {error !== null && (
          <div className="fault-summary" role="alert">
            <Refusal error={error} />
          </div>
        )}
        <div className="field">
          <label htmlFor="p-folder">{w.folder}</label>
          <span className="hint">{w.filesHint}</span>
          <FilePick id="p-folder" folder onFiles={choose} />
        </div>
        <div className="field">
          <label htmlFor="p-files">{w.files}</label>
          <FilePick id="p-files" many accept=".yaml,.liquid,.md" onFiles={choose} />
        </div>
        {unfit && (
          <p className="fault" role="alert">
            {w.chosen[unfit.why](unfit.about)}
          </p>
        )}
        <div className="form-end">
          <button type="submit" className="button">
            {w.dry}
          </button>
          {report?.dry && !report.loaded && report.checks.every(({ passed }) => passed) && (
            <button
              type="button"
              className="button second"
              onClick={(event) => void send(event, false)}
            >
              {w.load}
            </button>
          )}
          {busy && <span role="status">{w.busy}</span>}
        </div>
      </form>
      {report && <LoadReport report={report} />}
    </>
  );
}
