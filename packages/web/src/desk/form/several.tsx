import type { FormField, Value } from "@xinlian/wire";
import { type ComponentType, type ReactNode, useState } from "react";
import { useSay, useWords } from "../words/language.tsx";
import { formWords } from "./words.ts";

/** A picker of one thing, as the directory has them. */
type PickOne = ComponentType<{
  label: ReactNode;
  hint?: ReactNode;
  fault?: string | undefined;
  value: string | null;
  onChange: (id: string | null) => void;
}>;

/** Several picked one after the other; each stands as a line of its own that can be changed or taken out. */
export function Several({
  field,
  label,
  value,
  onChange,
  fault,
  One,
}: {
  field: FormField;
  label: ReactNode;
  value: Value;
  onChange: (value: Value) => void;
  fault?: string | undefined;
  One: PickOne;
}) {
  const say = useSay();
  const w = useWords(formWords);
  const ids = Array.isArray(value) ? value.map(String) : [];
  const [round, setRound] = useState(0);
  const hint = field.hint ? say(field.hint) : undefined;
  return (
    <div className="several">
      {ids.map((id, at) => (
        <div key={id} className="row-of">
          <One
            label={at === 0 ? label : <span className="unseen">{label}</span>}
            value={id}
            onChange={(next) =>
              onChange(
                next === null
                  ? ids.filter((each) => each !== id)
                  : ids.map((each) => (each === id ? next : each)),
              )
            }
          />
          <button
            type="button"
            className="linklike"
            onClick={() => onChange(ids.filter((each) => each !== id))}
          >
            {w.drop}
          </button>
        </div>
      ))}
      <One
        key={round}
        label={ids.length === 0 ? label : w.another}
        {...(hint === undefined ? {} : { hint })}
        fault={fault}
        value={null}
        onChange={(id) => {
          if (id === null || ids.includes(id)) return;
          onChange([...ids, id]);
          setRound(round + 1);
        }}
      />
    </div>
  );
}
