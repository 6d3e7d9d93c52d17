import type { DutyView, FormField, Value, Words } from "@xinlian/wire";
import { useRef, useState } from "react";
import { Link } from "react-router";
import type { FormHandle } from "../form/action-form.tsx";
import { usePack, usePacks } from "../pack/use-packs.ts";
import { useSay, useWords } from "../words/language.tsx";
import { asked, pair } from "./asked.ts";
import { ChangePanel } from "./change-panel.tsx";
import { type ChangeWords, changeWords } from "./change-words.ts";
import { useChanges } from "./changes.ts";
import { type Topics, useTopics } from "./topics.ts";
import type { Ends } from "./use-doing.ts";

/** Stands for every topic; no topic is called so. */
const ANY = "*";

/** Adds a row to who answers for what. */
export function DutyForm({
  pack,
  unit,
  onDone,
  onCancel,
}: { pack: string | null; unit: string | null } & Ends) {
  const w = useWords(changeWords);
  const { addDuty } = useChanges();
  const [chosen, setChosen] = useState(pack);
  const handle = useRef<FormHandle>(null);
  const send = async (values: Record<string, Value>, key: string) => {
    const topic = values.topic === ANY || values.topic == null ? null : String(values.topic);
    const area = typeof values.area === "string" ? values.area : null;
    const unit = String(values.unit);
    const duty = await addDuty({ pack: String(values.pack), topic, area, unit }, key);
    const why = new URLSearchParams({
      pack: duty.pack,
      ...(duty.topic && { topic: duty.topic.id }),
      ...(duty.area && { area: duty.area.code }),
    });
    const rows = new URLSearchParams({ pack: duty.pack, unit: duty.unit.id });
    onDone((w, say) => (
      <>
        {w.dutyAdded(whatFor(duty, w, say), say(duty.unit.words))}{" "}
        <Link to={`/directory/duties?${rows}`}>{w.seeDuties}</Link>{" "}
        {(duty.topic || duty.area) && <Link to={`/directory/why?${why}`}>{w.seeWhy}</Link>}
      </>
    ));
  };
  return (
    <ChangePanel
      title={w.addDuty}
      form={useFields(chosen, pack, unit)}
      send={send}
      sendText={w.addDuty}
      onCancel={onCancel}
      handle={handle}
      onValues={(values) => {
        const next = typeof values.pack === "string" ? values.pack : null;
        if (next === chosen) return;
        setChosen(next);
        // A topic belongs to its pack.
        handle.current?.set("topic", null);
      }}
    />
  );
}

function useFields(
  chosen: string | null,
  first: string | null,
  unit: string | null,
): readonly FormField[] {
  const packs = usePacks().data?.rows ?? [];
  const topics = useTopics(usePack(chosen).data);
  return [
    asked("pack", "choice", pair("pack"), {
      value: first,
      choices: packs.map((each) => ({ value: each.name, words: each.words })),
    }),
    topicField(topics),
    asked("area", "area", pair("dutyArea"), { optional: true, hint: pair("dutyAreaHint") }),
    asked("unit", "unit", pair("answers"), { value: unit }),
  ];
}

/** A topic is picked from the register that keeps them, or from the pack's choices; unread, it is written by its key. */
function topicField({ choices, register, unread }: Topics): FormField {
  const words = pair("topic");
  if (register !== undefined) {
    const field = asked("topic", "register", words, { optional: true, hint: pair("topicHint") });
    return { ...field, of: `${register.pack}/${register.name}` };
  }
  if (unread) return asked("topic", "text", words, { optional: true, hint: pair("topicKeyHint") });
  return asked("topic", "choice", words, {
    optional: true,
    choices: [{ value: ANY, words: pair("anyTopic") }, ...choices],
  });
}

/** Ends one duty. */
export function EndDutyForm({ duty, onDone, onCancel }: { duty: DutyView } & Ends) {
  const w = useWords(changeWords);
  const say = useSay();
  const { endDuty } = useChanges();
  const send = async (_: unknown, key: string) => {
    await endDuty(duty.id, key);
    onDone((w, say) => w.dutyEnded(whatFor(duty, w, say), say(duty.unit.words)));
  };
  return (
    <ChangePanel
      title={w.of(w.endDutyLong, `${whatFor(duty, w, say)} · ${say(duty.unit.words)}`)}
      says={w.endDutySays}
      send={send}
      sendText={w.endDutyLong}
      onCancel={onCancel}
    />
  );
}

/** `市中区的市场监管事项` */
function whatFor(duty: DutyView, w: ChangeWords, say: (words: Words) => string): string {
  return w.inPlace(
    duty.area?.name ?? w.wholeCity,
    duty.topic ? say(duty.topic.words) : w.fields.anyTopic,
  );
}
