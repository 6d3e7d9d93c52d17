import { useQuery } from "@tanstack/react-query";
import type { DutyAnswer, DutyView, FormField, PlaceValue, Value } from "@xinlian/wire";
import { useEffect, useMemo } from "react";
import type { Page } from "../directory/use-units.ts";
import { Caps } from "../frame/key-bar.tsx";
import { get, withQuery } from "../server/ask.ts";
import { useSay, useWords } from "../words/language.tsx";
import { intakeWords } from "./words.ts";

/**
 * What a form says about who should answer: the topic chosen and the area of the place. Of several choices, the topic
 * is the one by whose values the pack's duties are kept.
 */
export function dutyQuestion(
  form: readonly FormField[],
  values: Readonly<Record<string, Value>>,
  topics: ReadonlySet<string>,
): { topic: string | null; area: string | null } {
  const choice = form.find(
    (field) => field.kind === "choice" && field.choices?.some((each) => topics.has(each.value)),
  );
  const chosen = choice ? values[choice.field] : null;
  const topic = typeof chosen === "string" && chosen ? chosen : null;
  const place = form.find((field) => field.kind === "place");
  const at = place ? (values[place.field] as PlaceValue | null | undefined) : null;
  const plain = form.find((field) => field.kind === "area" && !field.many);
  const area =
    at?.area || (plain ? (values[plain.field] as string | null | undefined) : null) || null;
  return { topic, area };
}

/** The topics that duties of a pack are kept by. */
export function useTopics(pack: string): ReadonlySet<string> {
  const rows = useQuery({
    queryKey: ["duties", "topics", pack],
    queryFn: ({ signal }) =>
      get<Page<DutyView>>(withQuery("/api/duties", { pack, limit: 500 }), signal),
    staleTime: 300_000,
  }).data?.rows;
  return useMemo(
    () => new Set((rows ?? []).flatMap((duty) => (duty.topic ? [duty.topic.id] : []))),
    [rows],
  );
}

/** Who answers for what is being registered, and why. Taken by one key where the form asks for the unit. */
export function Proposal({
  pack,
  topic,
  area,
  taken,
  onTake,
  onAnswer,
}: {
  pack: string;
  topic: string | null;
  area: string | null;
  /** The unit that stands in the form; undefined when the form asks for none. */
  taken: string | null | undefined;
  onTake: (unit: string) => void;
  /** Hears which unit is proposed now, for the key. */
  onAnswer: (unit: string | null) => void;
}) {
  const w = useWords(intakeWords);
  const say = useSay();
  const asked = topic !== null || area !== null;
  const answer = useQuery({
    queryKey: ["explain", pack, topic, area],
    queryFn: ({ signal }) =>
      get<DutyAnswer>(withQuery("/api/duties/explain", { pack, topic, area }), signal),
    enabled: asked,
    staleTime: 60_000,
  }).data;
  const unit = asked ? (answer?.unit ?? null) : null;
  const id = unit?.id ?? null;
  useEffect(() => onAnswer(id), [id, onAnswer]);
  return (
    <section className="proposal" aria-label={w.proposals}>
      <h2>
        {w.proposals} <span className="soft">{w.proposalsFollow}</span>
      </h2>
      {!asked ? (
        <p className="soft">{w.waitTopic}</p>
      ) : !answer ? null : (
        <div role="status">
          <div className={taken !== undefined && taken !== id ? "proposed next" : "proposed"}>
            <span className="soft">{w.answerable}</span>
            {unit ? <p className="strong">{say(unit.words)}</p> : <p>{w.nobody}</p>}
            <p className="soft">
              {w.because}
              {"："}
              {say(answer.because)}
            </p>
            {unit && taken !== undefined && (
              <button
                type="button"
                className="button second small"
                aria-disabled={taken === unit.id || undefined}
                onClick={() => onTake(unit.id)}
              >
                {taken === unit.id ? w.taken : w.take}
                <Caps name="F9" />
              </button>
            )}
          </div>
          {answer.others.length > 0 && (
            <>
              <h3>{w.others}</h3>
              <ul className="others">
                {answer.others.slice(0, 5).map((duty) => (
                  <li key={duty.id}>
                    {say(duty.unit.words)}
                    <span className="soft">
                      {" "}
                      {[duty.topic && say(duty.topic.words), duty.area?.name]
                        .filter(Boolean)
                        .join(" · ")}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </section>
  );
}
