import { useState } from "react";
import { useTitle } from "../frame/title.ts";
import { Wide } from "../frame/wide.tsx";
import { useSession } from "../session/use-session.ts";
import { LOCALE, useLanguage, useSay, useWords } from "../words/language.tsx";
import { forget, remembered } from "./memory.ts";
import { type Density, useTaste } from "./taste.tsx";
import { settingsWords } from "./words.ts";

const DENSITIES: readonly Density[] = ["compact", "normal", "touch"];

/** Language, large text, row height; one's posts; drafts left on this computer. */
export default function SettingsPage() {
  const w = useWords(settingsWords);
  const say = useSay();
  const session = useSession();
  const { language, speak } = useLanguage();
  const { elder, setElder, density, setDensity } = useTaste();
  useTitle(w.title);
  return (
    <>
      <h1 className="lede">{w.lede}</h1>
      <div className="section settings-form">
        <fieldset>
          <legend className="label">{w.language}</legend>
          <div className="segments">
            {(["zh", "en"] as const).map((each) => (
              <label key={each} lang={LOCALE[each]}>
                <input
                  type="radio"
                  name="language"
                  checked={language === each}
                  onChange={() => speak(each)}
                />
                <span>{w[each]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend className="label">{w.elder}</legend>
          <p className="hint">{w.elderHint}</p>
          <label className="tick">
            <input
              type="checkbox"
              checked={elder}
              onChange={(event) => setElder(event.target.checked)}
            />
            <span>{w.elderOn}</span>
          </label>
        </fieldset>
        <fieldset>
          <legend className="label">{w.density}</legend>
          <div className="segments">
            {DENSITIES.map((each) => (
              <label key={each}>
                <input
                  type="radio"
                  name="density"
                  checked={density === each}
                  onChange={() => setDensity(each)}
                />
                <span>{w.densities[each]}</span>
              </label>
            ))}
          </div>
        </fieldset>
      </div>
      <section className="section">
        <h2>{w.me}</h2>
        <Wide label={w.me}>
          <table>
            <caption className="unseen">{w.me}</caption>
            <thead>
              <tr>
                <th scope="col">{w.post}</th>
                <th scope="col">{w.unit}</th>
                <th scope="col">{w.pack}</th>
                <th scope="col">{w.sees}</th>
              </tr>
            </thead>
            <tbody>
              {session.posts.map((post) => (
                <tr key={`${post.pack} ${post.role} ${post.unit.id}`}>
                  <td>{say(post.roleWords)}</td>
                  <td>{say(post.unit.words)}</td>
                  <td>{say(post.packWords)}</td>
                  <td>{w.seesWhat[post.sees]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      </section>
      <Drafts person={session.person.id} />
    </>
  );
}

function Drafts({ person }: { person: string }) {
  const w = useWords(settingsWords);
  const [names, setNames] = useState(() => remembered(`draft.${person}.`));
  const [sure, setSure] = useState(false);
  const [gone, setGone] = useState(0);
  const drop = () => {
    if (!sure) return setSure(true);
    for (const name of names) forget(name);
    setGone(names.length);
    setNames([]);
    setSure(false);
  };
  return (
    <section className="section">
      <h2>{w.drafts}</h2>
      {gone > 0 && (
        <p className="toast-line" role="status">
          {w.draftsDropped(gone)}
        </p>
      )}
      <p className="soft">{names.length === 0 ? w.draftsNone : w.draftsSome(names.length)}</p>
      {names.length > 0 && (
        <button
          type="button"
          className="button destroys"
          onBlur={() => setSure(false)}
          onClick={drop}
        >
          {sure ? w.draftsSure : w.draftsDrop}
        </button>
      )}
    </section>
  );
}
