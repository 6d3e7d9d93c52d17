import type { PersonMade, Value } from "@xinlian/wire";
import { Link } from "react-router";
import { useWords } from "../words/language.tsx";
import { asked, oneLine, pair } from "./asked.ts";
import { ChangePanel } from "./change-panel.tsx";
import { changeWords } from "./change-words.ts";
import { useChanges } from "./changes.ts";
import type { Ends, Told } from "./use-doing.ts";

/** Adds a person, with an account when one is given. */
export function PersonForm({ unit, onDone, onCancel }: { unit: string | null } & Ends) {
  const w = useWords(changeWords);
  const { addPerson } = useChanges();
  const send = async (values: Record<string, Value>, key: string) => {
    const account = oneLine(values.account);
    const body = { name: oneLine(values.name), unit: String(values.unit) };
    onDone(toldOf(await addPerson(account ? { ...body, account } : body, key)));
  };
  return (
    <ChangePanel
      title={w.addPerson}
      form={[
        asked("name", "text", pair("name")),
        asked("unit", "unit", pair("unit"), { value: unit }),
        asked("account", "text", pair("account"), { optional: true, hint: pair("accountHint") }),
      ]}
      draft="person"
      send={send}
      sendText={w.addPerson}
      onCancel={onCancel}
    />
  );
}

/** The first password is told here and nowhere else. */
function toldOf({ person, password }: PersonMade): Told {
  const address = new URLSearchParams({ unit: person.unit.id, q: person.name });
  return (w, say) => (
    <>
      <p>
        {w.personAdded(person.name, say(person.unit.words))}{" "}
        <Link to={`/directory/people?${address}`}>{w.seePerson}</Link>
      </p>
      {person.account !== null && (
        <p>
          {password === null ? (
            w.passwordGone(person.account)
          ) : (
            <>
              {w.password(person.account)}
              <code className="first-password">{password}</code> {w.passwordOnce}
            </>
          )}
        </p>
      )}
    </>
  );
}
