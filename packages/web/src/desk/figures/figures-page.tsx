import { useState } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import { MissingPage } from "../frame/missing-page.tsx";
import { useTitle } from "../frame/title.ts";
import { Failed, Waiting } from "../frame/waiting.tsx";
import { Wide } from "../frame/wide.tsx";
import { withQuery } from "../server/ask.ts";
import { useSay, useWords } from "../words/language.tsx";
import { AskedFor } from "./asked-for.tsx";
import "./figures.css";
import { FlagTable } from "./flag-table.tsx";
import { NumberPanel } from "./number-panel.tsx";
import { SheetTable } from "./sheet-table.tsx";
import { type Shown, useFlags, useSheet } from "./use-figures.ts";
import { useFigurePacks } from "./use-packs.ts";
import { figuresWords } from "./words.ts";

/** The figures of a pack by place and period, with flags; every number says what it is. */
export default function FiguresPage() {
  const { pack } = useParams();
  const [query] = useSearchParams();
  const packs = useFigurePacks();
  const name = pack ?? packs[0]?.name;
  if (name === undefined) return <Waiting />;
  if (packs.length > 0 && !packs.some((each) => each.name === name)) return <MissingPage />;
  const shown: Shown = {
    pack: name,
    period: query.get("period") ?? lastMonth(),
    area: query.get("area"),
    by: query.get("by"),
  };
  return <Figures key={name} shown={shown} />;
}

function Figures({ shown }: { shown: Shown }) {
  const w = useWords(figuresWords);
  const say = useSay();
  const packs = useFigurePacks();
  const words = packs.find(({ name }) => name === shown.pack)?.words;
  const title = `${words ? say(words) : ""}${w.title}`;
  useTitle(title);
  const sheet = useSheet(shown);
  const flags = useFlags(shown);
  const [explains, setExplains] = useState<string | null>(null);
  const { pack, ...asked } = shown;
  return (
    <>
      <h1 className="lede">{flags.data ? w.says(title, flags.data.rows.length) : title}</h1>
      {packs.length > 1 && (
        <nav aria-label={w.title} className="figure-packs">
          {packs.map((each) => (
            <Link
              key={each.name}
              to={`/figures/${each.name}`}
              aria-current={each.name === pack ? "page" : undefined}
            >
              {say(each.words)}
            </Link>
          ))}
        </nav>
      )}
      <AskedFor
        key={`${shown.period} ${shown.by}`}
        shown={shown}
        across={sheet.data?.across ?? []}
      />
      {sheet.error ? (
        <Failed error={sheet.error} again={() => void sheet.refetch()} />
      ) : sheet.data ? (
        <>
          <p className="soft">
            {sheet.data.area.name} · {say(sheet.data.period.words)}
          </p>
          <div className={explains ? "figures-split" : undefined}>
            <Wide label={title}>
              <SheetTable sheet={sheet.data} onExplain={setExplains} />
            </Wide>
            {explains && (
              <NumberPanel
                pack={pack}
                explains={explains}
                onExplain={setExplains}
                onClose={() => setExplains(null)}
              />
            )}
          </div>
        </>
      ) : (
        <Waiting />
      )}
      {flags.data && flags.data.rows.length > 0 && (
        <FlagTable rows={flags.data.rows} onExplain={setExplains} />
      )}
      <p className="figures-ways">
        <a href={withQuery(`/api/figures/${pack}.xlsx`, asked)}>{w.excel}</a>
        {sheet.data?.files && sheet.data.files.length > 0 && (
          <Link to={`/figures/${pack}/import`}>{w.import}</Link>
        )}
      </p>
    </>
  );
}

/** What most returns are of. */
function lastMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() - 1, 1)).toISOString().slice(0, 7);
}
