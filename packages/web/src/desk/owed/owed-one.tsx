import "./owed.css";
import type { OwedView, Value } from "@xinlian/wire";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { Content } from "../case/content.tsx";
import { areaText } from "../directory/use-areas.ts";
import { ActionForm } from "../form/action-form.tsx";
import { draftName } from "../form/draft.ts";
import { useTitle } from "../frame/title.ts";
import { Empty, Failed, Waiting } from "../frame/waiting.tsx";
import { Light } from "../light/light.tsx";
import { registerAddress } from "../register/address.ts";
import { Refused } from "../server/problem.ts";
import { useSession } from "../session/use-session.ts";
import { proseDue } from "../time/show.ts";
import { useLanguage, useSay, useWords } from "../words/language.tsx";
import { useMeet, useOwedOne } from "./use-owed.ts";
import { owedWords } from "./words.ts";

/** One thing that is due, as it would begin, and what may be done with it. Nothing is written before it is done. */
export default function OwedOnePage() {
  const { entry = "", cadence = "" } = useParams();
  const w = useWords(owedWords);
  const found = useOwedOne(entry, cadence);
  if (found.data) return <One key={`${entry} ${cadence}`} owed={found.data} />;
  if (found.error instanceof Refused) {
    return <Empty why={w.gone} next={<Link to="/owed">{w.back}</Link>} />;
  }
  if (found.error) return <Failed error={found.error} again={() => void found.refetch()} />;
  return <Waiting rows={8} />;
}

function One({ owed }: { owed: OwedView }) {
  const { row, case: view } = owed;
  const w = useWords(owedWords);
  const say = useSay();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { person } = useSession();
  const meet = useMeet();
  const [search, setSearch] = useSearchParams();
  const acting = view.actions.find(({ name }) => name === search.get("do"));
  const title = say(row.entry.title);
  useTitle(title);
  const of = { pack: row.pack, register: row.register.id };
  const send = async (values: Record<string, Value>, key: string) => {
    const done = await meet(owed, acting?.name ?? "", values, key);
    void navigate(`/case/${done.case.id}`, { replace: true });
  };
  return (
    <>
      <p className="soft case-top">
        <Link to="/owed">‹ {w.back}</Link>
        <span>
          {[say(row.cadence.words), say(row.span.words), areaText(row.area)]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </p>
      <h1>{title}</h1>
      <p className="case-says">
        <Light light={row.light} /> {w.until(proseDue(row.due, language))}{" "}
        <Link to={registerAddress(of, `/${row.entry.id}`)}>{w.entry}</Link>
      </p>
      {acting ? (
        <section className="act" aria-label={say(acting.words)}>
          <h2 className="act-title">{say(acting.words)}</h2>
          <ActionForm
            key={acting.name}
            form={acting.form}
            draft={draftName(person.id, view.id, acting.name)}
            send={send}
            sendText={say(acting.words)}
            onCancel={() => setSearch({}, { replace: true })}
          />
        </section>
      ) : (
        <section className="section">
          <h2>{w.can}</h2>
          {view.actions.length === 0 && <p className="soft">{w.nobody}</p>}
          <ul className="acts owed-acts">
            {view.actions.map((action, at) => (
              <li key={action.name}>
                <button
                  type="button"
                  className={at === 0 ? "button wide" : "button second wide"}
                  onClick={() => setSearch({ do: action.name }, { replace: true })}
                >
                  {say(action.words)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="soft">{w.dry}</p>
      <Content view={view} />
    </>
  );
}
