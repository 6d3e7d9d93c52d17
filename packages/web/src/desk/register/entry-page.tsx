import type { EntryVersion, EntryView, RegisterView, Words } from "@xinlian/wire";
import { useState } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import { PapersOf } from "../bulletin/papers-of.tsx";
import { useTitle } from "../frame/title.ts";
import { Failed, Waiting } from "../frame/waiting.tsx";
import { proseTime, tableTime } from "../time/show.ts";
import { useLanguage, useSay, useWords } from "../words/language.tsx";
import { registerAddress, useOf } from "./address.ts";
import { ChangeForm } from "./change-form.tsx";
import { EndForm } from "./end-form.tsx";
import { EntryCases } from "./entry-cases.tsx";
import { Flags } from "./flags.tsx";
import { useEntry, useRegister } from "./use-registers.ts";
import { Versions } from "./versions.tsx";
import { registerWords } from "./words.ts";

/** One entry: what it says, now or as of a version, what hangs on it, and what may be done to it. */
export default function EntryPage() {
  const of = useOf();
  const { id = "" } = useParams();
  const found = useEntry(of, id);
  const { register } = useRegister(of);
  if (found.error) return <Failed error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Waiting />;
  return <Entry key={id} entry={found.data} register={register} />;
}

type Doing = "change" | "end" | null;

function Entry({ entry, register }: { entry: EntryView; register: RegisterView | undefined }) {
  const w = useWords(registerWords);
  const say = useSay();
  const of = { pack: entry.pack, register: entry.register.id };
  const title = say(entry.title);
  useTitle(title);
  const [search] = useSearchParams();
  const [doing, setDoing] = useState<Doing>(null);
  const [told, setTold] = useState("");
  const past = entry.history.find(({ seq }) => String(seq) === search.get("as"));
  const begin = (what: Doing) => {
    setTold("");
    setDoing(what);
  };
  const done = (sentence: string) => {
    setDoing(null);
    setTold(sentence);
  };
  return (
    <>
      <p className="soft case-top">
        <Link to={registerAddress(of)}>‹ {w.back(say(entry.register.words))}</Link>
        {entry.path.length > 0 && <span>{entry.path.map(say).join(" › ")}</span>}
      </p>
      <h1 className="lede">
        {title} <Flags flags={entry.flags} ended={entry.ended} />
      </h1>
      {entry.ended && <p className="soft">{w.endedSays}</p>}
      <div role="status">{told && <p className="toast-line">{told}</p>}</div>
      {(entry.form !== null || entry.mayEnd) && doing === null && (
        <p className="form-end entry-verbs">
          {entry.form !== null && (
            <button type="button" className="button" onClick={() => begin("change")}>
              {w.change}
            </button>
          )}
          {entry.mayEnd && (
            <button type="button" className="button second" onClick={() => begin("end")}>
              {w.end}
            </button>
          )}
        </p>
      )}
      {doing === "change" && (
        <ChangeForm entry={entry} onDone={done} onClose={() => setDoing(null)} />
      )}
      {doing === "end" && <EndForm entry={entry} onDone={done} onClose={() => setDoing(null)} />}
      <section className="section">
        <h2>{w.fields}</h2>
        {past && <Past version={past} here={registerAddress(of, `/${entry.id}`)} />}
        <Fields entry={entry} display={past?.display ?? entry.display} />
      </section>
      <PapersOf
        path={`/api/registers/${of.pack}/${of.register}/${entry.id}`}
        pack={of.pack}
        id={entry.id}
      />
      <EntryCases of={of} id={entry.id} used={entry.used} />
      <Versions entry={entry} register={register} lit={past?.seq ?? null} />
    </>
  );
}

function Past({ version, here }: { version: EntryVersion; here: string }) {
  const w = useWords(registerWords);
  const say = useSay();
  const { language } = useLanguage();
  return (
    <p className="toast-line" role="status">
      {w.asOfSays(proseTime(version.at, language), say(version.who))}{" "}
      <Link to={here} title={tableTime(version.at)}>
        {w.asOfNow}
      </Link>
    </p>
  );
}

function Fields({
  entry,
  display,
}: {
  entry: EntryView;
  display: Readonly<Record<string, Words>>;
}) {
  const w = useWords(registerWords);
  const say = useSay();
  return (
    <dl className="entry-fields">
      {entry.views.map(({ name, words, kind }) => (
        <div key={name}>
          <dt>{say(words)}</dt>
          <dd>
            {display[name] ? (
              say(display[name])
            ) : (
              <span className="soft">{kind === "yes" ? w.no : w.nothing}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
