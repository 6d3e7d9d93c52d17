import type { ScoreSheet } from "@xinlian/wire";
import { type FormEvent, useState } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import { useTitle } from "../frame/title.ts";
import { Empty, Failed, Waiting } from "../frame/waiting.tsx";
import { Wide } from "../frame/wide.tsx";
import { withQuery } from "../server/ask.ts";
import { useSay, useWords } from "../words/language.tsx";
import { Periods } from "./periods.tsx";
import "./score.css";
import { ScoreTable } from "./score-table.tsx";
import { pathOf, type SheetQuery, useSheet } from "./use-scores.ts";
import { scoreWords } from "./words.ts";

/** A period's table of one score: searched, paged, taken as a spreadsheet. */
export default function ScorePage() {
  const { pack = "", score = "" } = useParams();
  const [search, setSearch] = useSearchParams();
  const query: SheetQuery = {
    period: search.get("period"),
    area: search.get("area"),
    q: search.get("q"),
    after: search.get("after"),
  };
  const found = useSheet({ pack, score }, query);
  const set = (change: Partial<SheetQuery>) => {
    const next = { ...query, after: null, ...change };
    const wanted = new URLSearchParams();
    for (const [name, value] of Object.entries(next)) if (value) wanted.set(name, value);
    setSearch(wanted);
  };
  if (found.error && !found.data) {
    return <Failed error={found.error} again={() => void found.refetch()} />;
  }
  if (found.data === undefined) return <Waiting rows={12} />;
  return <Sheet sheet={found.data} query={query} set={set} />;
}

function Sheet({
  sheet,
  query,
  set,
}: {
  sheet: ScoreSheet;
  query: SheetQuery;
  set: (change: Partial<SheetQuery>) => void;
}) {
  const w = useWords(scoreWords);
  const say = useSay();
  const { score, period, rows } = sheet;
  const [typed, setTyped] = useState(query.q ?? "");
  useTitle(say(score.words));
  const excel = withQuery(pathOf({ pack: score.pack, score: score.name }, ".xlsx"), {
    period: period.name,
    area: query.area,
    q: query.q,
  });
  const find = (event: FormEvent) => {
    event.preventDefault();
    set({ q: typed.trim() || null });
  };
  return (
    <>
      <p className="soft case-top">
        <Link to="/score">‹ {w.title}</Link>
      </p>
      <h1 className="lede">{w.says(say(score.words), say(period.words), rows.length)}</h1>
      <p className="soft">{sheet.closed ? w.closed : w.running}</p>
      <ul className="score-bands">
        {score.bands.map((band) => (
          <li key={band.name}>
            {say(band.words)} <span className="soft">{say(band.range)}</span>
          </li>
        ))}
      </ul>
      <Periods sheet={sheet} onChoose={(name) => set({ period: name })} />
      <form className="address" onSubmit={find}>
        <label htmlFor="score-q">{w.search}</label>
        <input id="score-q" value={typed} onChange={(event) => setTyped(event.target.value)} />
        <button type="submit" className="button second">
          {w.find}
        </button>
        {rows.length > 0 && (
          <a href={excel} download>
            {w.excel}
          </a>
        )}
      </form>
      {rows.length === 0 ? (
        <Empty why={w.none} next={w.noneNextFilter} />
      ) : (
        <section aria-label={say(score.words)}>
          <Wide label={say(score.words)}>
            <ScoreTable score={score} period={period.name} rows={rows} />
          </Wide>
          <p className="soft pages">
            {!score.ranked && <span>{w.noRank}</span>}
            {query.after !== null && (
              <button type="button" className="linklike" onClick={() => set({})}>
                {w.first}
              </button>
            )}
            {sheet.after !== null && (
              <button
                type="button"
                className="linklike"
                onClick={() => set({ after: sheet.after })}
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
