import { useQueryClient } from "@tanstack/react-query";
import type { CaseView, Value } from "@xinlian/wire";
import { useRef, useState } from "react";
import { AttachedToCase } from "../file/attached-to.ts";
import { ActionForm } from "../form/action-form.tsx";
import { draftName } from "../form/draft.ts";
import { get } from "../server/ask.ts";
import { Explained, isConflict } from "../server/problem.ts";
import { useSession } from "../session/use-session.ts";
import { useSay, useWords } from "../words/language.tsx";
import { Conflict } from "./conflict.tsx";
import { useAct } from "./use-case.ts";
import { caseWords } from "./words.ts";

/**
 * One action of one case with its form. It rests on the version that was read when it was opened; when somebody else
 * was faster, both versions are shown, and nothing is sent until the person has looked at them.
 */
export function ActInPlace({
  view,
  name,
  onClose,
  onDone,
  level = "h3",
}: {
  view: CaseView;
  name: string;
  onClose: () => void;
  onDone: (changed: string) => void;
  /** Under what the heading stands. */
  level?: "h2" | "h3";
}) {
  const say = useSay();
  const w = useWords(caseWords);
  const Heading = level;
  const { person } = useSession();
  const queries = useQueryClient();
  const act = useAct();
  // The version this form rests on. Live updates of the page do not move it: the person has read this one.
  const base = useRef(view);
  const [newer, setNewer] = useState<CaseView | null>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, Value>>>({});
  const action =
    base.current.actions.find((each) => each.name === name) ??
    view.actions.find((each) => each.name === name);
  if (!action) return <p role="status">{w.notNow}</p>;
  const send = async (values: Record<string, Value>, key: string) => {
    try {
      const done = await act(base.current, name, values, key);
      onDone(say(done.changed));
    } catch (error) {
      if (isConflict(error)) {
        const fresh = await get<CaseView>(`/api/cases/${view.id}`);
        queries.setQueryData(["case", view.id], fresh);
        setTyped(values);
        await queries.invalidateQueries({ queryKey: ["case", view.id, "events"] });
        setNewer(fresh);
        throw new Explained();
      }
      throw error;
    }
  };
  return (
    <section className="act" aria-label={say(action.words)}>
      <Heading className="act-title">{say(action.words)}</Heading>
      {newer && (
        <Conflict
          mine={base.current}
          theirs={newer}
          typed={typed}
          action={action}
          onTake={() => {
            base.current = newer;
            setNewer(null);
          }}
          onLeave={onClose}
        />
      )}
      <AttachedToCase value={view.id}>
        <ActionForm
          key={name}
          form={action.form}
          draft={draftName(person.id, view.id, name)}
          send={send}
          {...(action.figures && {
            files: {
              cells: action.figures,
              at: { pack: view.pack.id, type: view.type.id, action: name, case: view.id },
            },
          })}
          sendText={say(action.words)}
          onCancel={onClose}
        />
      </AttachedToCase>
    </section>
  );
}
