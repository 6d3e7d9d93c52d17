import type { RegisterView } from "@xinlian/wire";
import { useEffect, useState } from "react";
import { Link, useNavigate } from "react-router";
import { MissingPage } from "../frame/missing-page.tsx";
import { useTitle } from "../frame/title.ts";
import { Empty, Failed, Waiting } from "../frame/waiting.tsx";
import { Wide } from "../frame/wide.tsx";
import { useKeys } from "../keys/use-keys.tsx";
import { settled, step } from "../queue/movement.ts";
import { withQuery } from "../server/ask.ts";
import { useSay, useWords } from "../words/language.tsx";
import { registerAddress, useConditions, useOf } from "./address.ts";
import { EnterForm } from "./enter-form.tsx";
import { EntryFilter } from "./entry-filter.tsx";
import { EntryTable, ofRegister } from "./entry-table.tsx";
import { pathOf, useEntries, useRegister } from "./use-registers.ts";
import { registerWords } from "./words.ts";

/** A register: its entries, searched and paged, and the ways to fill it. */
export default function RegisterPage() {
  const of = useOf();
  const found = useRegister(of);
  if (found.error) return <Failed error={found.error} again={() => void found.refetch()} />;
  if (found.isPending) return <Waiting rows={12} />;
  if (found.register === undefined) return <MissingPage />;
  return <Register key={`${of.pack}/${of.register}`} register={found.register} />;
}

function Register({ register }: { register: RegisterView }) {
  const w = useWords(registerWords);
  const say = useSay();
  const navigate = useNavigate();
  const of = ofRegister(register);
  const name = say(register.words);
  useTitle(name);
  const { query, after, filtered, set } = useConditions();
  const page = useEntries(of, { ...query, after });
  const rows = page.data?.rows ?? [];
  const ids = rows.map(({ id }) => id);
  const [lit, setLit] = useState<string | null>(null);
  const [entering, setEntering] = useState(false);
  const known = ids.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `known` stands for the ids
  useEffect(() => setLit((now) => settled(ids, ids, now)), [known]);
  const move = (by: 1 | -1) => {
    const next = step(ids, lit, by);
    setLit(next);
    const row = document.querySelector<HTMLElement>(`tr[data-row="${next}"]`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  };
  const open = () => lit !== null && void navigate(registerAddress(of, `/${lit}`));
  const onRow = (event: KeyboardEvent) =>
    (event.target as HTMLElement).closest?.("a,button,input,select") === null;
  useKeys("register", [
    { key: "j", text: w.keys.move, bar: true, does: () => move(1) },
    { key: "k", text: w.keys.move, bar: true, does: () => move(-1) },
    {
      key: "Enter",
      text: w.keys.open,
      bar: true,
      does: (event) => (lit !== null && onRow(event) ? open() : false),
    },
    { key: "o", text: w.keys.open, does: () => open() },
    {
      key: "c",
      text: w.keys.enter,
      bar: register.mayEnter,
      does: () => (register.mayEnter ? setEntering(true) : false),
    },
  ]);
  const excel = withQuery(pathOf(of, ".xlsx"), query);
  return (
    <>
      <p className="soft case-top">
        <Link to="/register">‹ {w.title}</Link>
      </p>
      <h1 className="lede">{w.says(name, register.standing)}</h1>
      <EntryFilter register={register} />
      <p className="address">
        {register.mayEnter && (
          <button
            type="button"
            className="button"
            aria-expanded={entering}
            onClick={() => setEntering(true)}
          >
            {w.enter}
          </button>
        )}
        {register.mayEnter && <Link to={registerAddress(of, "/import")}>{w.import}</Link>}
        {register.form.some(({ kind }) => kind === "area" || kind === "place") && (
          <Link to={registerAddress(of, "/map")}>{w.map}</Link>
        )}
        {rows.length > 0 && (
          <a href={excel} download>
            {w.excel}
          </a>
        )}
      </p>
      {query.at !== null && <p role="status">{w.asOfList(query.at)}</p>}
      <EnterForm register={register} open={entering} onClose={() => setEntering(false)} />
      {page.error && !page.data ? (
        <Failed error={page.error} again={() => void page.refetch()} />
      ) : page.isPending ? (
        <Waiting rows={12} />
      ) : rows.length === 0 ? (
        <Empty
          why={filtered ? w.none : w.empty}
          next={filtered ? w.noneFilter : register.mayEnter ? w.emptyNext : w.emptyReader}
        />
      ) : (
        <section aria-label={w.list} aria-busy={page.isPlaceholderData}>
          <Wide label={name}>
            <EntryTable register={register} rows={rows} lit={lit} onLight={setLit} />
          </Wide>
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
        </section>
      )}
    </>
  );
}
