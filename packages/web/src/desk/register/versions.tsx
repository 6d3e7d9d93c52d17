import type { EntryVersion, EntryView, RegisterView } from "@xinlian/wire";
import { Link } from "react-router";
import { Wide } from "../frame/wide.tsx";
import { tableTime } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import { registerAddress } from "./address.ts";
import { registerWords } from "./words.ts";

/** Every version of an entry: when, who, what changed, and the way to see it as it was. */
export function Versions({
  entry,
  register,
  lit,
}: {
  entry: EntryView;
  register: RegisterView | undefined;
  /** The version that the page shows, if it is not the present one. */
  lit: number | null;
}) {
  const w = useWords(registerWords);
  const say = useSay();
  const here = registerAddress(
    { pack: entry.pack, register: register?.name ?? entry.register.id },
    `/${entry.id}`,
  );
  return (
    <section className="section">
      <h2>{w.versions}</h2>
      <Wide label={w.versions}>
        <table>
          <caption className="unseen">{w.versions}</caption>
          <thead>
            <tr>
              <th scope="col">{w.at}</th>
              <th scope="col">{w.who}</th>
              <th scope="col">{w.what}</th>
              <th scope="col">{w.asOfHead}</th>
            </tr>
          </thead>
          <tbody>
            {entry.history.map((version, at) => (
              <tr key={version.seq} className={version.seq === lit ? "lit" : undefined}>
                <td className="unbroken">{tableTime(version.at)}</td>
                <td>{say(version.who)}</td>
                <td>
                  <What version={version} />
                </td>
                <td>
                  {at > 0 && (
                    <Link
                      to={`${here}?as=${version.seq}`}
                      aria-label={w.asOf(tableTime(version.at))}
                    >
                      {w.asOfSee}
                    </Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  );
}

function What({ version }: { version: EntryVersion }) {
  const w = useWords(registerWords);
  const say = useSay();
  if (version.kind !== "changed") {
    return (
      <>
        {w.kinds[version.kind]}
        {version.why !== null && `：${version.why}`}
      </>
    );
  }
  return (
    <ul className="entry-changes">
      {version.changes.map((change) => (
        <li key={change.field}>
          {say(change.words)}：<s>{say(change.from) || w.nothing}</s> →{" "}
          <b>{say(change.to) || w.nothing}</b>
        </li>
      ))}
    </ul>
  );
}
