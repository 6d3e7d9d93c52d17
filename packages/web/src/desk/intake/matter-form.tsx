import type { FormField, Value } from "@xinlian/wire";
import { type RefObject, useState } from "react";
import { holds } from "../form/draft.ts";
import { folded, ordered } from "../form/order.ts";
import { formWords } from "../form/words.ts";
import { useSay, useWords } from "../words/language.tsx";
import { MatterFaults } from "./matter-faults.tsx";
import { MatterLine } from "./matter-line.tsx";
import type { Values } from "./parking.ts";
import type { PlaceSight } from "./place-line.tsx";
import type { Trouble } from "./use-sending.ts";
import { intakeWords } from "./words.ts";

/**
 * One matter: what must be asked in sight, the rest folded away. What is ticked stands together below the caller. The
 * form keeps nothing itself; every letter goes to the table at once.
 */
export function MatterForm({
  form,
  values,
  onChange,
  trouble,
  sight,
  notes,
  box,
}: {
  form: readonly FormField[];
  values: Values;
  onChange: (field: string, value: Value) => void;
  trouble: Trouble;
  sight: PlaceSight;
  /** What is said below a field, by its name. */
  notes: Readonly<Record<string, string>>;
  box: RefObject<HTMLDivElement | null>;
}) {
  const say = useSay();
  const w = useWords(formWords);
  const { lede: own } = useWords(intakeWords);
  const inOrder = ordered(form, "intake");
  // What the pack fills in by itself is said in the fold and changed there.
  const preset = (field: FormField) => field.kind !== "yes" && holds(field.value as never);
  const aside = (field: FormField) => folded(field, "intake") || preset(field);
  const shown = inOrder.filter((field) => !aside(field));
  const rest = inOrder.filter(aside);
  const [more, setMore] = useState(false);
  const open =
    more ||
    rest.some(
      (field) =>
        (holds((values[field.field] ?? null) as never) && values[field.field] !== field.value) ||
        trouble.faults.some((fault) => fault.field === field.field),
    );
  const first = inOrder.find((field) => field.kind === "text" && !field.many);
  const line = (field: FormField) => (
    <MatterLine
      key={field.field}
      field={field}
      value={values[field.field] ?? null}
      onChange={(value) => onChange(field.field, value)}
      fault={trouble.faults.find((fault) => fault.field === field.field)?.text}
      roomy={field === first}
      sight={sight}
      note={notes[field.field] ?? null}
    />
  );
  const said = (field: FormField) => {
    const value = values[field.field] ?? null;
    const choice = field.choices?.find((each) => each.value === value);
    return `${say(field.words)} ${choice ? say(choice.words) : ""}`.trim();
  };
  const ticks = shown.filter((field) => field.kind === "yes");
  return (
    <div className="matter" ref={box}>
      <MatterFaults trouble={trouble} box={box} />
      {shown.filter((field) => field.kind !== "yes").map(line)}
      {ticks.length > 0 && <div className="matter-ticks">{ticks.map(line)}</div>}
      {rest.length > 0 && (
        <details
          className="more-fields"
          open={open}
          onToggle={(event) => setMore(event.currentTarget.open)}
        >
          <summary>
            {rest.some(preset) && `${rest.filter(preset).map(said).join(own.stop)}${own.semicolon}`}
            {w.more(rest.filter((field) => !preset(field)).map((field) => say(field.words)))}
          </summary>
          {rest.map(line)}
        </details>
      )}
    </div>
  );
}
