import "../owed/owed.css";
import type { CheckValue, FileValue, FormField } from "@xinlian/wire";
import { owedWords } from "../owed/words.ts";
import { useWords } from "../words/language.tsx";
import { checksOf } from "./checklist.ts";
import type { ControlProps } from "./control.ts";
import { FileBox } from "./file-box.tsx";

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
  const put = (at: number, next: CheckValue) =>
    onChange(items.map((item, place) => (place === at ? next : item)));
  const answered = items.filter(({ ok }) => ok !== undefined).length;
  if (items.length === 0) return <p className="soft">{w.noItems}</p>;
  return (
    <>
      <p className="soft" role="status">
        {w.progress(answered, items.length)}
      </p>
      <ol className="checks">
        {items.map((item, at) => (
          <li key={item.item}>
            <Item
              item={item}
              name={`${id}-${at}`}
              fixed={settled.has(item.item)}
              field={field}
              onChange={(next) => put(at, next)}
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
  onChange: (next: CheckValue) => void;
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
              onChange={() => onChange({ ...item, ok: answer })}
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
                  event.target.value === ""
                    ? unnumbered(item)
                    : { ...item, number: event.target.valueAsNumber },
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
              onChange={(event) => onChange({ ...item, note: event.target.value })}
            />
          </label>
        )}
        {(wants.includes("photo") || item.ok === false) && (
          <FileBox
            field={photos}
            value={photos.value}
            onChange={(value) => onChange({ ...item, photos: value as FileValue[] })}
            id={`${name}-photos`}
            describedBy={undefined}
            label={w.photos}
          />
        )}
      </div>
    </fieldset>
  );
}

/** The item without a number: the box was emptied. */
function unnumbered({ number: _, ...item }: CheckValue): CheckValue {
  return item;
}
