import "../owed/owed.css";
import type { CheckValue, FileValue, FormField, Value } from "@xinlian/wire";
import { owedWords } from "../owed/words.ts";
import { useWords } from "../words/language.tsx";
import type { ControlProps } from "./control.ts";
import { FileBox } from "./file-box.tsx";

/** The items of a checklist that a value holds. */
export function checksOf(value: Value): readonly CheckValue[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (one): one is CheckValue => typeof one === "object" && one !== null && "item" in one,
  );
}

/** Each item answered with yes or no, with what it wants shown; a no asks for a word. */
export function ChecklistBox({ field, value, onChange, id }: ControlProps) {
  const w = useWords(owedWords);
  const items = checksOf(value);
  // What was answered with no before stands: it opened a finding.
  const settled = new Set(
    checksOf(field.value)
      .filter(({ ok }) => ok === false)
      .map(({ item }) => item),
  );
  const put = (at: number, change: Partial<CheckValue>) =>
    onChange(items.map((item, place) => (place === at ? { ...item, ...change } : item)));
  const answered = items.filter(({ ok }) => ok !== undefined).length;
  if (items.length === 0) return <p className="soft">{w.noItems}</p>;
  return (
    <>
      <p className="soft" role="status">
        {w.progress(answered, items.length)}
      </p>
      <ol className="checks" id={id} tabIndex={-1}>
        {items.map((item, at) => (
          <li key={item.item}>
            <Item
              item={item}
              name={`${id}-${at}`}
              fixed={settled.has(item.item)}
              field={field}
              onChange={(change) => put(at, change)}
            />
          </li>
        ))}
      </ol>
    </>
  );
}

function Item({
  item,
  name,
  fixed,
  field,
  onChange,
}: {
  item: CheckValue;
  name: string;
  fixed: boolean;
  field: FormField;
  onChange: (change: Partial<CheckValue>) => void;
}) {
  const w = useWords(owedWords);
  const wants = item.wants ?? [];
  const photos: FormField = {
    ...field,
    field: `${name}-photos`,
    kind: "file",
    many: true,
    value: item.photos ?? [],
  };
  return (
    <fieldset className="check-answer" disabled={fixed}>
      <legend>{item.ask}</legend>
      <div className="segments">
        {([true, false] as const).map((answer) => (
          <label key={String(answer)}>
            <input
              type="radio"
              name={name}
              checked={item.ok === answer}
              onChange={() => onChange({ ok: answer })}
            />
            <span>{answer ? w.yes : w.no}</span>
          </label>
        ))}
      </div>
      <div className="check-parts">
        {wants.includes("number") && (
          <label>
            {w.number}{" "}
            <input
              type="number"
              inputMode="decimal"
              step="any"
              value={item.number ?? ""}
              onChange={(event) =>
                onChange(
                  event.target.value === "" ? without(item, "number") : { number: event.target.valueAsNumber },
                )
              }
            />
          </label>
        )}
        {item.ok === false && (
          <label>
            {w.note}{" "}
            <textarea
              className="grows"
              rows={1}
              value={item.note ?? ""}
              onChange={(event) => onChange({ note: event.target.value })}
            />
          </label>
        )}
        {(wants.includes("photo") || item.ok === false) && (
          <FileBox
            field={photos}
            value={photos.value}
            onChange={(value) => onChange({ photos: value as FileValue[] })}
            id={`${name}-photos`}
            describedBy={undefined}
            label={w.photos}
          />
        )}
      </div>
    </fieldset>
  );
}

/** An answer that was emptied. */
function without(item: CheckValue, name: "number"): Partial<CheckValue> {
  const { [name]: _, ...rest } = item;
  return rest;
}

/** What is sent of a checklist: the answers alone, since the case has the questions. */
export function answersOf(value: Value): Value {
  return checksOf(value)
    .filter(({ ok }) => ok !== undefined)
    .map(({ item, ok, number, photos, note }) => ({
      item,
      ...(ok !== undefined && { ok }),
      ...(number !== undefined && { number }),
      ...(photos !== undefined && photos.length > 0 && { photos }),
      ...(note !== undefined && note.trim() !== "" && { note: note.trim() }),
    }));
}
