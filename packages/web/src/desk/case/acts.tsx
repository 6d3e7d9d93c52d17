import type { CaseView } from "@xinlian/wire";
import { useSay, useWords } from "../words/language.tsx";
import { caseWords } from "./words.ts";

/** Only what this person may do now; and of the rest, why not. */
export function Acts({
  view,
  acting,
  onAct,
}: {
  view: CaseView;
  acting: string | null;
  onAct: (name: string) => void;
}) {
  const w = useWords(caseWords);
  const say = useSay();
  const main = view.actions.find((action) => action.main) ?? view.actions[0];
  return (
    <section className="section">
      <h2>{w.can}</h2>
      {view.actions.length === 0 && (
        <p className="soft">{view.ended ? w.endedNothing : w.canNothing}</p>
      )}
      <ul className="acts">
        {[...view.actions]
          .sort((a, b) => Number(b === main) - Number(a === main))
          .map((action) => (
            <li key={action.name}>
              <button
                type="button"
                className={action === main ? "button wide" : "button second wide"}
                aria-expanded={acting === action.name}
                onClick={() => onAct(action.name)}
              >
                {say(action.words)}
                {action === main && <kbd>R</kbd>}
              </button>
            </li>
          ))}
      </ul>
      {view.refused.length > 0 && (
        <>
          <h3 className="refused-title">{w.cannot}</h3>
          <dl className="refused">
            {view.refused.map((each) => (
              <div key={each.name}>
                <dt>{say(each.words)}</dt>
                <dd>{say(each.why)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
