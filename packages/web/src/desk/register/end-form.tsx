import type { EntryView, FormField, Value } from "@xinlian/wire";
import { ActionForm } from "../form/action-form.tsx";
import { draftName } from "../form/draft.ts";
import { useSession } from "../session/use-session.ts";
import { useSay, useWords } from "../words/language.tsx";
import { useWriting } from "./use-registers.ts";
import { registerWords } from "./words.ts";

/** Ends an entry, saying why and what follows from it. */
export function EndForm({
  entry,
  onDone,
  onClose,
}: {
  entry: EntryView;
  onDone: (sentence: string) => void;
  onClose: () => void;
}) {
  const w = useWords(registerWords);
  const say = useSay();
  const { person } = useSession();
  const { end } = useWriting({ pack: entry.pack, register: entry.register.id });
  const send = async (values: Record<string, Value>, key: string) => {
    const view = await end(entry, String(values.why), key);
    onDone(w.endDone(say(view.title)));
  };
  return (
    <section className="act directory-change" aria-label={w.end}>
      <h2 className="act-title">{w.endTitle(say(entry.title))}</h2>
      <p className="soft measure">{w.endSays}</p>
      <ActionForm
        form={WHY}
        draft={draftName(person.id, entry.id, "end")}
        send={send}
        sendText={w.end}
        onCancel={onClose}
      />
    </section>
  );
}

const WHY: readonly FormField[] = [
  {
    field: "why",
    words: { zh: registerWords.zh.why, en: registerWords.en.why },
    kind: "text",
    optional: false,
    many: false,
    sealed: false,
    value: null,
    hint: null,
  },
];
