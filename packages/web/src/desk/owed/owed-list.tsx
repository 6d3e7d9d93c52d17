import type { OwedRow } from "@xinlian/wire";
import { Link } from "react-router";
import { areaText } from "../directory/use-areas.ts";
import { Light } from "../light/light.tsx";
import { proseDue } from "../time/show.ts";
import { useLanguage, useSay, useWords } from "../words/language.tsx";
import { owedWords } from "./words.ts";

function owedAddress({ entry, cadence }: Pick<OwedRow, "entry" | "cadence">): string {
  return `/owed/${entry.id}/${cadence.id}`;
}

/** Rows under the stretch for which they are due, soonest first: a list and no table, so that it reads on a phone. */
export function OwedList({ rows }: { rows: readonly OwedRow[] }) {
  const w = useWords(owedWords);
  const say = useSay();
  const { language } = useLanguage();
  const groups = new Map<string, OwedRow[]>();
  for (const row of rows) {
    const key = `${row.pack} ${row.register.id} ${row.cadence.id} ${row.span.name}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].map(([key, group]) => {
    const [first] = group;
    if (first === undefined) return null;
    return (
      <section key={key} className="owed-group">
        <h2>
          {say(first.cadence.words)} <span className="soft">{say(first.span.words)}</span>
        </h2>
        <p className="soft">
          {w.count(group.length)} · {w.until(proseDue(first.due, language))}
        </p>
        <ul className="owed-rows">
          {group.map((row) => (
            <li key={row.entry.id}>
              <Light light={row.light} />
              <div className="owed-what">
                <Link className="owed-name" to={owedAddress(row)}>
                  {say(row.entry.title)}
                </Link>
                <span className="soft">
                  {[areaText(row.area), ...row.says.map(({ display }) => say(display))]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </div>
              {row.verbs[0] && (
                <Link className="button second" to={`${owedAddress(row)}?do=${row.verbs[0].name}`}>
                  {say(row.verbs[0].words)}
                </Link>
              )}
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
