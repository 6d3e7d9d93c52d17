import type { EntryImportReport, RegisterView } from "@xinlian/wire";
import { type FormEvent, useRef, useState } from "react";
import { Link } from "react-router";
import { Refusal } from "../form/action-form.tsx";
import { FilePick } from "../form/file-pick.tsx";
import { MissingPage } from "../frame/missing-page.tsx";
import { useTitle } from "../frame/title.ts";
import { Failed, Waiting } from "../frame/waiting.tsx";
import { useSay, useWords } from "../words/language.tsx";
import { registerAddress, useOf } from "./address.ts";
import { BadRows } from "./bad-rows.tsx";
import { ofRegister } from "./entry-table.tsx";
import { useRegister, useWriting } from "./use-registers.ts";
import { registerWords } from "./words.ts";

/** A table of entries into a register: tried first, then entered. */
export default function EntryImportPage() {
  const of = useOf();
  const found = useRegister(of);
  if (found.error) return <Failed error={found.error} again={() => void found.refetch()} />;
  if (found.isPending) return <Waiting />;
  if (!found.register?.mayEnter) return <MissingPage />;
  return <Import register={found.register} />;
}

function Import({ register }: { register: RegisterView }) {
  const w = useWords(registerWords);
  const say = useSay();
  const of = ofRegister(register);
  const { load } = useWriting(of);
  const file = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [need, setNeed] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [report, setReport] = useState<EntryImportReport | null>(null);
  const name = say(register.words);
  useTitle(w.importTitle(name));
  const send = async (event: FormEvent, dry: boolean) => {
    event.preventDefault();
    const [data] = file.current?.files ?? [];
    setNeed(data === undefined);
    if (data === undefined || busy) return;
    setBusy(true);
    setError(null);
    setReport(null);
    try {
      setReport(await load(data, dry));
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p className="soft case-top">
        <Link to={registerAddress(of)}>‹ {w.back(name)}</Link>
      </p>
      <h1 className="lede">{w.importTitle(name)}</h1>
      <p className="soft measure entry-says">{w.importSays}</p>
      <p className="soft measure entry-says">
        {w.columns}：
        {register.form
          .map(({ words, optional }) => `${say(words)}${optional ? "" : " *"}`)
          .join("、")}
      </p>
      <form
        className="form import-form entry-filter"
        onSubmit={(event) => void send(event, true)}
        noValidate
      >
        {error !== null && (
          <div className="fault-summary" role="alert">
            <Refusal error={error} />
          </div>
        )}
        <div className="field">
          <label htmlFor="r-file">{w.file}</label>
          <span className="hint">{w.fileHint}</span>
          <FilePick id="r-file" ref={file} accept=".csv,.xlsx" />
        </div>
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
      {report && <Report report={report} />}
    </>
  );
}

function Report({ report }: { report: EntryImportReport }) {
  const w = useWords(registerWords);
  const { dry, file, entered, changed, same, bad, badRows, mend } = report;
  return (
    <section className="section">
      <p className="toast-line" role="status">
        {(dry ? w.dryReport : w.report)(entered, changed, same, bad)}
      </p>
      {mend !== null && (
        <p>
          <a
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(mend)}`}
            download={w.mendName(file.replace(/[.][^.]+$/, ""))}
          >
            {w.mend(bad)}
          </a>
        </p>
      )}
      <BadRows rows={badRows} />
    </section>
  );
}
