import type { FigureImportReport } from "@xinlian/wire";
import { type FormEvent, useRef, useState } from "react";
import { Link, useParams } from "react-router";
import { Refusal } from "../form/action-form.tsx";
import { FilePick } from "../form/file-pick.tsx";
import { useTitle } from "../frame/title.ts";
import { Failed, Waiting } from "../frame/waiting.tsx";
import { BadRows } from "../register/bad-rows.tsx";
import { registerWords } from "../register/words.ts";
import { ask, withQuery } from "../server/ask.ts";
import { useSay, useWords } from "../words/language.tsx";
import { useSheet } from "./use-figures.ts";
import { figuresWords } from "./words.ts";

/** Numbers from a table: tried first, then filed, each return through the door of the desk. */
export default function FigureImportPage() {
  const { pack = "" } = useParams();
  const w = useWords(figuresWords);
  const r = useWords(registerWords);
  const say = useSay();
  const sheet = useSheet({ pack, period: "2000", area: null, by: null });
  const file = useRef<HTMLInputElement>(null);
  const [which, setWhich] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [report, setReport] = useState<FigureImportReport | null>(null);
  useTitle(w.import);
  if (sheet.error) return <Failed error={sheet.error} again={() => void sheet.refetch()} />;
  if (!sheet.data) return <Waiting />;
  const files = sheet.data.files ?? [];
  const chosen = which ?? files[0]?.name ?? "";
  const send = async (event: FormEvent, dry: boolean) => {
    event.preventDefault();
    const [data] = file.current?.files ?? [];
    const [type, action] = chosen.split(".");
    if (data === undefined || busy || type === undefined) return;
    setBusy(true);
    setError(null);
    setReport(null);
    try {
      const body = new FormData();
      body.append("file", data);
      const path = withQuery(`/api/figures/${pack}/import`, {
        type,
        action: action ?? "",
        dry: String(dry),
      });
      setReport((await ask<FigureImportReport>(path, { method: "POST", body })).value);
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p className="soft case-top">
        <Link to={`/figures/${pack}`}>‹ {w.back}</Link>
      </p>
      <h1 className="lede">{w.import}</h1>
      <p className="soft measure entry-says">{w.importSays}</p>
      <form className="form import-form entry-filter" onSubmit={(event) => void send(event, true)}>
        {error !== null && (
          <div className="fault-summary" role="alert">
            <Refusal error={error} />
          </div>
        )}
        <div className="field">
          <label htmlFor="fi-which">{w.importWhich}</label>
          <select id="fi-which" value={chosen} onChange={(event) => setWhich(event.target.value)}>
            {files.map(({ name, words }) => (
              <option key={name} value={name}>
                {say(words)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="fi-file">{r.file}</label>
          <span className="hint">{r.fileHint}</span>
          <FilePick id="fi-file" ref={file} accept=".csv,.xlsx" />
        </div>
        <div className="form-end">
          <button type="submit" className="button">
            {w.importTry}
          </button>
          {report?.dry && report.filed > 0 && (
            <button
              type="button"
              className="button second"
              onClick={(event) => void send(event, false)}
            >
              {w.importDo(report.filed)}
            </button>
          )}
          {busy && <span role="status">{r.sending}</span>}
        </div>
      </form>
      {report && (
        <section className="section">
          <p className="toast-line" role="status">
            {(report.dry ? w.importDry : w.importDone)(report.filed, report.numbers)}
            {report.bad > 0 && ` ${w.importBad(report.bad)}`}
          </p>
          <BadRows rows={report.badRows} />
        </section>
      )}
    </>
  );
}
