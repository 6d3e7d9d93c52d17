import type { FormField, Value } from "@xinlian/wire";
import { useEffect, useRef } from "react";
import { Field } from "../form/field.tsx";
import { useSay } from "../words/language.tsx";
import { focusLine } from "./matter-faults.tsx";
import type { Along } from "./parking.ts";
import { useIntakeWords } from "./use-intake-words.ts";
import type { Way } from "./ways.ts";

/** What is asked to settle a matter at the desk, below its own form: the answer to read out, where to turn, who took it over. */
export function WayForm({
  way,
  along,
  onChange,
  onLeave,
}: {
  way: Way;
  along: Along;
  onChange: (field: string, value: Value) => void;
  onLeave: () => void;
}) {
  const w = useIntakeWords();
  const say = useSay();
  const box = useRef<HTMLElement>(null);
  // A way that was just chosen is written at once; a ready answer only has to be read.
  const { verb } = way;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another way is what moves the focus
  useEffect(() => focusLine(box.current), [verb]);
  const answer = way.answer ? along.values[way.answer] : null;
  return (
    <section className="way" ref={box} aria-label={w.wayTitle(say(way.words))}>
      <h3>{w.wayTitle(say(way.words))}</h3>
      <p className="soft">{w.wayNote}</p>
      {typeof answer === "string" && answer !== "" && <p className="strong">{w.read}</p>}
      {way.form.map((field: FormField) => (
        <Field
          key={field.field}
          field={{ ...field, field: `way-${field.field}` }}
          value={along.values[field.field] ?? null}
          onChange={(value) => onChange(field.field, value)}
        />
      ))}
      <button type="button" className="linklike" onClick={onLeave}>
        {w.wayOff}
      </button>
    </section>
  );
}
