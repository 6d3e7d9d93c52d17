import type { VersionReport } from "@xinlian/wire";
import { Link } from "react-router";
import { useSay, useWords } from "../words/language.tsx";
import { Checks } from "./checks.tsx";
import { loadWords } from "./load-words.ts";
import { Notes } from "./notes.tsx";

/** What trying or loading a version came to: in a sentence, then what should be known, then line by line. */
export function LoadReport({ report }: { report: VersionReport }) {
  const w = useWords(loadWords);
  const say = useSay();
  const { states, clocks, rules, scenarios } = report.counts;
  const holds = report.checks.every(({ passed }) => passed);
  return (
    <section className="section">
      <p className={holds ? "toast-line" : "fault-summary"} role="status">
        {useSentence(report)}
      </p>
      <p className="soft">{w.counts(states, clocks, rules, scenarios)}</p>
      {report.loaded && (
        <p>
          <Link to={`/packs/${report.pack}`}>{w.see}</Link>
          {" · "}
          <Link to="/directory/people">{w.posts}</Link>
        </p>
      )}
      <Notes title={w.notes} notes={report.notes} />
      <Checks key={say(report.words)} checks={report.checks} />
    </section>
  );
}

function useSentence({ words, pack, hash, checks, dry, loaded }: VersionReport): string {
  const w = useWords(loadWords);
  const say = useSay();
  const name = say(words) || pack;
  const bad = checks.reduce((sum, { faults }) => sum + faults.length, 0);
  if (bad > 0) return w.broken(name, bad);
  if (!dry) return w.done(name, hash.slice(0, 12));
  return loaded ? w.same(name) : w.proven(name, hash.slice(0, 12));
}
