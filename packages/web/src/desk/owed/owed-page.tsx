import "./owed.css";
import { useSearchParams } from "react-router";
import { AreaPick } from "../form/area-pick.tsx";
import { useTitle } from "../frame/title.ts";
import { Empty, Failed, Waiting } from "../frame/waiting.tsx";
import { useRegisters } from "../register/use-registers.ts";
import { proseDue } from "../time/show.ts";
import { useLanguage, useSay, useWords } from "../words/language.tsx";
import { OwedList } from "./owed-list.tsx";
import { useOwed } from "./use-owed.ts";
import { owedWords } from "./words.ts";

/** What is due and nobody has touched: mine, or an area's. For a phone on the way first. */
export default function OwedPage() {
  const w = useWords(owedWords);
  const { language } = useLanguage();
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const of = search.get("of");
  const area = search.get("area");
  const after = search.get("after");
  const page = useOwed({ of, area, after });
  useTitle(w.title);
  const set = (change: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams(search);
    next.delete("after");
    for (const [name, value] of Object.entries(change))
      if (value) next.set(name, value);
      else next.delete(name);
    setSearch(next);
  };
  if (page.error && !page.data) {
    return <Failed error={page.error} again={() => void page.refetch()} />;
  }
  const rows = page.data?.rows ?? [];
  const [first] = rows;
  const says =
    of === null
      ? w.mine(rows.length, first ? proseDue(first.due, language) : "")
      : w.area(first ? say(first.cadence.words) : w.title, rows.length, page.data?.next != null);
  return (
    <>
      <h1 className="lede">{page.data ? says : w.title}</h1>
      <OwedScope of={of} area={area} onChange={set} />
      {page.isPending ? (
        <Waiting rows={8} />
      ) : rows.length === 0 ? (
        <Empty why={of === null ? w.none : w.noneArea} next={w.noneNext} />
      ) : (
        <OwedList rows={rows} />
      )}
      <p className="soft pages">
        {after !== null && (
          <button type="button" className="linklike" onClick={() => set({})}>
            {w.first}
          </button>
        )}
        {page.data?.next != null && (
          <button
            type="button"
            className="linklike"
            onClick={() => set({ after: page.data?.next ?? null })}
          >
            {w.more}
          </button>
        )}
      </p>
    </>
  );
}

/** Mine, or everything of one rhythm in an area. */
function OwedScope({
  of,
  area,
  onChange,
}: {
  of: string | null;
  area: string | null;
  onChange: (change: Readonly<Record<string, string | null>>) => void;
}) {
  const w = useWords(owedWords);
  const say = useSay();
  const registers = useRegisters() ?? [];
  const kept = registers.flatMap((register) =>
    register.cadences.map((cadence) => ({
      of: `${register.pack}/${register.name}/${cadence.id}`,
      text: `${say(register.words)} · ${say(cadence.words)}`,
    })),
  );
  return (
    <search className="directory-filter" aria-label={w.scope}>
      <div>
        <label className="plain" htmlFor="o-of">
          {w.scope}
        </label>
        <select
          id="o-of"
          value={of ?? ""}
          onChange={(event) => onChange({ of: event.target.value || null })}
        >
          <option value="">{w.ofMine}</option>
          {kept.map((each) => (
            <option key={each.of} value={each.of}>
              {each.text}
            </option>
          ))}
        </select>
      </div>
      {of !== null && (
        <AreaPick label={w.areaPick} value={area} onChange={(next) => onChange({ area: next })} />
      )}
    </search>
  );
}
