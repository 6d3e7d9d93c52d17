import type { CaseView } from "@xinlian/wire";
import { Link } from "react-router";
import { Attachments, filesOf } from "../file/attachments.tsx";
import { useSay, useWords } from "../words/language.tsx";
import { Checks } from "./checks.tsx";
import { caseWords } from "./words.ts";

/** What the case says: its fields with their labels in the margin, and what it is linked to. */
export function Content({ view }: { view: CaseView }) {
  const w = useWords(caseWords);
  const say = useSay();
  const filled = view.fields.filter((field) => !field.sealed && say(field.display) !== "");
  // What was asked and is not so is told in one line at the end, whatever it is.
  const denied = filled.filter(({ kind, value }) => kind === "yes" && value === false);
  const fields = filled.filter((field) => !denied.includes(field));
  return (
    <section className="section">
      <h2>{w.content}</h2>
      <dl className="margin-list">
        {fields.map((field) => (
          <div key={field.name} className="pair">
            <dt>{say(field.words)}</dt>
            <dd className={field.kind === "text" ? "prose" : undefined}>
              {field.kind === "checklist" ? (
                <Checks value={field.value} stream={view.id} label={say(field.words)} />
              ) : field.kind === "file" ? (
                <Attachments files={filesOf(field.value)} stream={view.id} />
              ) : (
                say(field.display)
              )}
            </dd>
          </div>
        ))}
        {denied.length > 0 && (
          <div className="pair">
            <dt>{w.denied}</dt>
            <dd className="soft">{denied.map(({ words }) => say(words)).join(w.between)}</dd>
          </div>
        )}
        {view.because && (
          <div className="pair">
            <dt>{w.because}</dt>
            <dd>{say(view.because)}</dd>
          </div>
        )}
        {view.links.length > 0 && (
          <div className="pair">
            <dt>{w.links}</dt>
            <dd>
              <ul>
                {view.links.map((link) => (
                  <li key={link.id}>
                    {w.how[link.how]}{" "}
                    <Link to={`/case/${link.id}`}>
                      {[say(link.type), link.number].filter(Boolean).join(" ")}
                    </Link>{" "}
                    <span className="soft">{say(link.state)}</span>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
      {(view.public || view.receipt.held) && (
        <p className="soft">
          {[view.public && w.publicNow, view.receipt.held && w.receipt].filter(Boolean).join(" · ")}
        </p>
      )}
    </section>
  );
}
