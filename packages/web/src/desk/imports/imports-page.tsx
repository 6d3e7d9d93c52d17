import { useQueryClient } from "@tanstack/react-query";
import type { ImportRun } from "@xinlian/wire";
import { type FormEvent, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import { Refusal } from "../form/action-form.tsx";
import { FilePick } from "../form/file-pick.tsx";
import { useTitle } from "../frame/title.ts";
import { Failed, Waiting } from "../frame/waiting.tsx";
import { Wide } from "../frame/wide.tsx";
import { tableTime } from "../time/show.ts";
import { useWords } from "../words/language.tsx";
import { startImport, useImports } from "./use-imports.ts";
import { importWords } from "./words.ts";

/** Import runs, and the way to begin one: try first, then load. */
export default function ImportsPage() {
  const w = useWords(importWords);
  useTitle(w.title);
  const imports = useImports();
  if (imports.error) return <Failed error={imports.error} again={() => void imports.refetch()} />;
  if (!imports.data) return <Waiting />;
  const { rows } = imports.data;
  return (
    <>
      <h1 className="lede">{w.lede(rows.length)}</h1>
      <Begin />
      {rows.length > 0 && <Runs rows={rows} />}
    </>
  );
}

function Begin() {
  const w = useWords(importWords);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const file = useRef<HTMLInputElement>(null);
  const mapping = useRef<HTMLInputElement>(null);
  const [way, setWay] = useState<ImportRun["way"]>("historic");
  const [busy, setBusy] = useState(false);
  const [need, setNeed] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (event: FormEvent, dry: boolean) => {
    event.preventDefault();
    const [data, map] = [file.current?.files?.[0], mapping.current?.files?.[0]];
    setNeed(!data || !map);
    if (!data || !map || busy) return;
    setBusy(true);
    setError(null);
    try {
      const report = await startImport(data, map, way, dry);
      queries.setQueryData(["import", report.run.id], report);
      void queries.invalidateQueries({ queryKey: ["imports"] });
      await navigate(`/imports/${report.run.id}`);
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="section form import-form"
      onSubmit={(event) => void send(event, true)}
      noValidate
    >
      {error !== null && (
        <div className="fault-summary" role="alert">
          <Refusal error={error} />
        </div>
      )}
      <div className="form-pair">
        <div className="field">
          <label htmlFor="i-file">{w.file}</label>
          <span className="hint">{w.fileHint}</span>
          <FilePick id="i-file" ref={file} accept=".jsonl,.csv,.xlsx" />
        </div>
        <div className="field">
          <label htmlFor="i-map">{w.mapping}</label>
          <span className="hint">{w.mappingHint}</span>
          <FilePick id="i-map" ref={mapping} accept=".yaml,.yml" />
        </div>
      </div>
      <fieldset>
        <legend className="label">{w.way}</legend>
        {(["historic", "live"] as const).map((each) => (
          <label key={each} className="tick">
            <input type="radio" name="way" checked={way === each} onChange={() => setWay(each)} />
            <span>{w.ways[each]}</span>
          </label>
        ))}
      </fieldset>
      {need && (
        <p className="fault" role="alert">
          {w.need}
        </p>
      )}
      <div className="form-end">
        <button type="submit" className="button">
          {w.dry}
        </button>
        <button
          type="button"
          className="button second"
          onClick={(event) => void send(event, false)}
        >
          {w.load}
        </button>
        {busy && <span role="status">{w.sending}</span>}
      </div>
    </form>
  );
}

function Runs({ rows }: { rows: readonly ImportRun[] }) {
  const w = useWords(importWords);
  return (
    <section className="section">
      <h2>{w.runs}</h2>
      <Wide label={w.runs}>
        <table>
          <caption className="unseen">{w.runs}</caption>
          <thead>
            <tr>
              <th scope="col">{w.when}</th>
              <th scope="col">{w.name}</th>
              <th scope="col">{w.kind}</th>
              <th scope="col">{w.state}</th>
              <th scope="col" className="figure">
                {w.rows}
              </th>
              <th scope="col" className="figure">
                {w.added}
              </th>
              <th scope="col" className="figure">
                {w.known}
              </th>
              <th scope="col" className="figure">
                {w.bad}
              </th>
              <th scope="col">{w.who}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((run) => (
              <tr key={run.id}>
                <td className="unbroken">{tableTime(run.startedAt)}</td>
                <td>
                  <Link to={`/imports/${run.id}`}>{run.file}</Link>
                </td>
                <td>{[run.dry && w.dryMark, w.waysShort[run.way]].filter(Boolean).join(" · ")}</td>
                <td>{w.states[run.state]}</td>
                <td className="figure">{run.rows.toLocaleString()}</td>
                <td className="figure">{run.added.toLocaleString()}</td>
                <td className="figure">{run.known.toLocaleString()}</td>
                <td className={run.bad > 0 ? "figure late-text" : "figure"}>
                  {run.bad.toLocaleString()}
                </td>
                <td>{run.who}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}
