import type { CaseView, DeskView } from "@xinlian/wire";
import { Link } from "react-router";
import { useCase } from "../case/use-case.ts";
import { useSay, useWords } from "../words/language.tsx";
import { callbackWords } from "./words.ts";
import "./callback.css";

/**
 * What is said on the telephone, what the caller had asked and what he was answered. The number, which is looked up on record, and the verbs
 * stand below: what he says is one press.
 */
export function Script({ desk, view }: { desk: DeskView; view: CaseView }) {
  const w = useWords(callbackWords);
  const say = useSay();
  const parent = view.links.find((link) => link.how === "parent");
  const matter = useCase(parent?.id ?? null).data;
  const texts = (matter?.fields ?? []).filter(
    (field) => field.kind === "text" && !field.sealed && say(field.display) !== "",
  );
  return (
    <div className="callback">
      {desk.script && (
        <blockquote className="script">
          <p className="soft">{w.script}</p>
          {say(desk.script)}
        </blockquote>
      )}
      {matter && (
        <dl className="margin-list">
          <dt>{say(matter.type.words)}</dt>
          <dd>
            <Link to={`/case/${matter.id}`}>
              {[matter.number, matter.title].filter(Boolean).join(" ")}
            </Link>
          </dd>
          {texts.map((field) => (
            <div key={field.name} className="pair">
              <dt>{say(field.words)}</dt>
              <dd>{say(field.display)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** The desk from which such a case is called back, if this person has one. */
export function scriptDesk(
  desks: readonly DeskView[],
  pack: string,
  type: string,
): DeskView | undefined {
  return desks.find((desk) => desk.is === "callback" && desk.pack === pack && desk.of === type);
}
