import type { LeaveBody, PersonView, Value } from "@xinlian/wire";
import { useRef } from "react";
import { Link } from "react-router";
import { Refused } from "../server/problem.ts";
import { useWords } from "../words/language.tsx";
import { asked, oneLine, pair } from "./asked.ts";
import { ChangePanel } from "./change-panel.tsx";
import { changeWords } from "./change-words.ts";
import { useChanges } from "./changes.ts";
import type { Ends } from "./use-doing.ts";

/** Corrects a person's name, or moves him to another unit. */
export function CorrectPersonForm({ person, onDone, onCancel }: { person: PersonView } & Ends) {
  const w = useWords(changeWords);
  const { changePerson } = useChanges();
  const send = async (values: Record<string, Value>, key: string) => {
    const body = { name: oneLine(values.name), unit: String(values.unit) };
    const now = await changePerson(person.id, body, key);
    onDone((w, say) => w.personChanged(now.name, say(now.unit.words)));
  };
  return (
    <ChangePanel
      title={w.of(w.correct, person.name)}
      form={[
        asked("name", "text", pair("name"), { value: person.name }),
        asked("unit", "unit", pair("unit"), { value: person.unit.id }),
      ]}
      send={send}
      sendText={w.correct}
      onCancel={onCancel}
    />
  );
}

/** What the server names before somebody leaves, and by which word of the request it is told that it shall be so. */
const WARNS: Readonly<Record<string, "anyway" | "pledged">> = {
  "duty-role-orphaned": "anyway",
  "duty-person-pledged": "pledged",
};

/** Somebody leaves. Posts that nobody fills afterwards, and entries that name him, are told first; pressing again says that it shall be so. */
export function LeaveForm({ person, onDone, onCancel }: { person: PersonView } & Ends) {
  const w = useWords(changeWords);
  const { leave } = useChanges();
  const warned = useRef<LeaveBody>({});
  const send = async (_: unknown, key: string) => {
    try {
      await leave(person.id, warned.current, key);
    } catch (error) {
      const known = error instanceof Refused ? WARNS[error.problem.code] : undefined;
      if (known) warned.current = { ...warned.current, [known]: true };
      throw error;
    }
    onDone((w) => w.personLeft(person.name));
  };
  return (
    <ChangePanel
      title={w.of(w.leave, person.name)}
      says={
        <>
          {w.leaveSays} <Link to={`/directory/people/${person.id}`}>{w.seePledges}</Link>
        </>
      }
      send={send}
      sendText={w.leave}
      onCancel={onCancel}
    />
  );
}
