import type { DeskView } from "@xinlian/wire";
import { type FormEvent, useEffect, useState } from "react";
import { AreaPick, UnitPick } from "../form/area-pick.tsx";
import { useNarrow } from "../frame/narrow.ts";
import { usePack, usePacks } from "../pack/use-packs.ts";
import { useSay, useWords } from "../words/language.tsx";
import { type Filter, filterCount, NO_FILTER, type QueueAddress, refined } from "./address.ts";
import type { ListName } from "./lede.tsx";
import { queueWords } from "./words.ts";

const LIGHTS = ["late", "soon", "ok", "pause"] as const;
const SORTS = ["due", "-due", "-opened", "opened"] as const;

/** The filter above the table. Nothing changes until the button or Enter: then the address says all of it. */
export function FilterForm({
  list,
  desk,
  base,
  address,
  sort,
  go,
}: {
  list: ListName;
  desk: DeskView | undefined;
  base: Filter;
  address: QueueAddress;
  /** The order when the address names none. */
  sort: string;
  go: (address: QueueAddress) => void;
}) {
  const w = useWords(queueWords);
  const say = useSay();
  const [form, setForm] = useState(address);
  // Back and forth in history brings the form along.
  useEffect(() => setForm(address), [address]);
  const set = (change: Partial<QueueAddress>) => setForm((before) => ({ ...before, ...change }));
  const packs = usePacks().data?.rows ?? [];
  const packName = base.pack || form.pack || (packs.length === 1 ? (packs[0]?.name ?? "") : "");
  const pack = usePack(packName || null).data;
  const types = base.type ? [] : (pack?.types ?? []);
  const typeName = base.type || form.type || (pack?.types.length === 1 ? pack.types[0]?.name : "");
  const states = pack?.types.find((type) => type.name === typeName)?.states ?? [];
  const send = (event: FormEvent) => {
    event.preventDefault();
    go(refined(form, { q: form.q.trim() }));
  };
  const narrow = useNarrow();
  const on = filterCount(address) - (list === "find" ? 1 : 0);
  return (
    <details className="filter-fold" open={!narrow || undefined}>
      <summary>{on > 0 ? w.filterOn(on) : w.filter}</summary>
      <form className="filter" aria-label={w.filter} onSubmit={send}>
        <div>
          <label htmlFor="f-q">{w.words}</label>
          <input
            id="f-q"
            type="search"
            autoComplete="off"
            placeholder={w.wordsHint}
            value={form.q}
            onChange={(event) => set({ q: event.target.value })}
          />
        </div>
        {list === "queue" && (
          <Choice
            id="f-light"
            label={w.light}
            value={form.light}
            all={w.anyLight}
            options={LIGHTS.map((light) => [light, w.lights[light]])}
            onChange={(light) => set({ light })}
          />
        )}
        {!base.pack && packs.length > 1 && (
          <Choice
            id="f-pack"
            label={w.pack}
            value={form.pack}
            all={w.all}
            options={packs.map((each) => [each.name, say(each.words)])}
            onChange={(next) => set({ pack: next, type: "", state: "" })}
          />
        )}
        {types.length > 1 && (
          <Choice
            id="f-type"
            label={w.type}
            value={form.type}
            all={w.all}
            options={types.map((type) => [type.name, say(type.words)])}
            onChange={(type) => set({ type, state: "" })}
          />
        )}
        {list !== "done" && states.length > 0 && (
          <Choice
            id="f-state"
            label={w.state}
            value={form.state}
            all={list === "queue" ? w.allOpen : w.all}
            options={[
              ...states
                .filter((state) => list !== "queue" || !state.end)
                .map((state): [string, string] => [state.name, say(state.words)]),
              ...(list === "find" ? [["ended", w.ended] as [string, string]] : []),
            ]}
            onChange={(state) => set({ state })}
          />
        )}
        {(desk?.filter ?? []).map((field) => (
          <FieldFilter
            key={field.name}
            field={field}
            value={form.fields[field.name] ?? ""}
            all={w.all}
            onChange={(value) =>
              setForm((before) => ({ ...before, fields: put(before.fields, field.name, value) }))
            }
          />
        ))}
        <AreaPick
          label={w.area}
          value={form.area || null}
          onChange={(area) => set({ area: area ?? "" })}
          placeholder={w.all}
        />
        <UnitPick
          label={w.lead}
          value={form.lead || null}
          onChange={(lead) => set({ lead: lead ?? "" })}
          placeholder={w.all}
        />
        <Choice
          id="f-sort"
          label={w.sort}
          value={form.sort || sort}
          options={SORTS.map((each) => [each, w.sorts[each]])}
          onChange={(next) => set({ sort: next === sort ? "" : next })}
        />
        <div className="filter-end">
          <button type="submit" className="button">
            {w.filter}
          </button>
          {filterCount(address) > 0 && (
            <button
              type="button"
              className="linklike"
              onClick={() =>
                go(refined({ ...address, ...NO_FILTER, q: list === "find" ? base.q : "" }, {}))
              }
            >
              {w.clear}
            </button>
          )}
        </div>
      </form>
    </details>
  );
}

/** One of the desk's own fields: a closed set as a choice, yes or no, else a word typed whole. */
function FieldFilter({
  field,
  value,
  all,
  onChange,
}: {
  field: DeskView["filter"][number];
  value: string;
  all: string;
  onChange: (value: string) => void;
}) {
  const w = useWords(queueWords);
  const say = useSay();
  const options =
    field.kind === "yes"
      ? ([
          ["true", w.yes],
          ["false", w.no],
        ] as const)
      : field.choices.map((each): [string, string] => [each.value, say(each.words)]);
  const id = `f-field-${field.name}`;
  if (options.length > 0) {
    const label = say(field.words);
    return <Choice {...{ id, label, value, all, options, onChange }} />;
  }
  return (
    <div>
      <label htmlFor={id}>{say(field.words)}</label>
      <input
        id={id}
        autoComplete="off"
        placeholder={all}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

function put(
  fields: QueueAddress["fields"],
  name: string,
  value: string,
): Readonly<Record<string, string>> {
  const { [name]: _, ...rest } = fields;
  return value === "" ? rest : { ...rest, [name]: value };
}

function Choice({
  id,
  label,
  value,
  all,
  options,
  onChange,
}: {
  id: string;
  label: string;
  value: string;
  all?: string;
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
}) {
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {all !== undefined && <option value="">{all}</option>}
        {options.map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
