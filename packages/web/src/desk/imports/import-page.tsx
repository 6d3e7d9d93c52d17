import { Link, useParams } from "react-router";
import { useTitle } from "../frame/title.ts";
import { Failed, Waiting } from "../frame/waiting.tsx";
import { Wide } from "../frame/wide.tsx";
import { tableTime } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import { steerImport, useImport } from "./use-imports.ts";
import { importWords } from "./words.ts";

/** One run: what went in, and every row that did not, by line and column. */
export default function ImportPage() {
  const { id = "" } = useParams();
  const w = useWords(importWords);
  const say = useSay();
  const found = useImport(id);
  useTitle(found.data?.run.file ?? w.title);
  if (found.error) return <Failed error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Waiting />;
  const { run, badRows } = found.data;
  const moving = run.state === "reading" || run.state === "running";
  const steer = async (how: "stop" | "resume") => {
    await steerImport(id, how);
    await found.refetch();
  };
  return (
    <>
      <p className="soft case-top">
        <Link to="/imports">‹ {w.back}</Link>
        <span>
          {[
            run.file,
            tableTime(run.startedAt),
            run.who,
            w.waysShort[run.way],
            w.states[run.state],
          ].join(" · ")}
        </span>
      </p>
      <div role="status">
        <h1 className="lede">
          {moving
            ? w.running(run.added + run.known + run.bad, run.rows)
            : run.dry
              ? w.reportDry(run.rows, run.rows - run.bad, run.bad)
              : w.report(run.added, run.known, run.bad)}
        </h1>
      </div>
      {!run.dry && (moving || run.state === "stopped") && (
        <p className="form-end">
          <button
            type="button"
            className="button second"
            onClick={() => void steer(moving ? "stop" : "resume")}
          >
            {moving ? w.stop : w.resume}
          </button>
          <span className="soft">{w.stopNote}</span>
        </p>
      )}
      <section className="section">
        <h2>{w.badRows}</h2>
        {badRows.length === 0 ? (
          <p className="soft">{w.noBad}</p>
        ) : (
          <>
            <p className="soft">{w.rowHint}</p>
            <Wide label={w.badRows}>
              <table>
                <caption className="unseen">{w.badRows}</caption>
                <thead>
                  <tr>
                    <th scope="col" className="figure">
                      {w.row}
                    </th>
                    <th scope="col">{w.column}</th>
                    <th scope="col">{w.problem}</th>
                  </tr>
                </thead>
                <tbody>
                  {badRows.map((bad) => (
                    <tr key={`${bad.row} ${bad.column} ${bad.code}`}>
                      <td className="figure">{bad.row}</td>
                      <td>{bad.column ?? w.none}</td>
                      <td>{say(bad.detail)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Wide>
          </>
        )}
      </section>
    </>
  );
}
