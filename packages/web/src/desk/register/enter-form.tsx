import type { RegisterView, Value, Words } from "@xinlian/wire";
import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { ActionForm } from "../form/action-form.tsx";
import { draftName } from "../form/draft.ts";
import { useSession } from "../session/use-session.ts";
import { useSay, useWords } from "../words/language.tsx";
import { registerAddress } from "./address.ts";
import { ofRegister } from "./entry-table.tsx";
import { useWriting } from "./use-registers.ts";
import { registerWords } from "./words.ts";

/** The form of a new entry, above the list; what was entered is said and linked. */
export function EnterForm({
  register,
  open,
  onClose,
}: {
  register: RegisterView;
  open: boolean;
  onClose: () => void;
}) {
  const w = useWords(registerWords);
  const say = useSay();
  const { person } = useSession();
  const of = ofRegister(register);
  const { enter } = useWriting(of);
  const [told, setTold] = useState<{ id: string; title: Words } | null>(null);
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (told) line.current?.focus();
  }, [told]);
  const send = async (values: Record<string, Value>, key: string) => {
    const view = await enter(filled(values), key);
    onClose();
    setTold({ id: view.id, title: view.title });
  };
  return (
    <>
      {open && (
        <section className="act directory-change" aria-label={w.enter}>
          <h2 className="act-title">
            {say(register.words)}：{w.enter}
          </h2>
          <ActionForm
            form={register.form}
            hand="listed"
            draft={draftName(person.id, `${register.pack}.${register.name}`, "enter")}
            send={send}
            sendText={w.enter}
            onCancel={onClose}
          />
        </section>
      )}
      <div role="status">
        {told && (
          <p ref={line} className="toast-line" tabIndex={-1}>
            {w.entered(say(told.title))}{" "}
            <Link to={registerAddress(of, `/${told.id}`)}>{w.see}</Link>
          </p>
        )}
      </div>
    </>
  );
}

/** What was left empty is not sent: the register has nothing to empty yet. */
function filled(values: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
