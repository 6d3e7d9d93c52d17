import type { CaseView, PointView, ScoreLedger } from "@xinlian/wire";
import { useState } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import { useTitle } from "../frame/title.ts";
import { Empty, Failed, Waiting } from "../frame/waiting.tsx";
import { useSay, useWords } from "../words/language.tsx";
import { AppealForm } from "./appeal-form.tsx";
import { Periods } from "./periods.tsx";
import { PointList } from "./point-list.tsx";
import { plain } from "./points-text.ts";
import { RuleTable } from "./rule-table.tsx";
import "./score.css";
import { Turns } from "./turns.tsx";
import { scoreAddress, usePoints } from "./use-scores.ts";
import { scoreWords } from "./words.ts";

/** Every point of one entry or unit in a period, with its rule and the case that gave it; what is wrong can be appealed. */
export default function PointsPage() {
  const { pack = "", score = "", subject = "" } = useParams();
  const [search, setSearch] = useSearchParams();
  const found = usePoints({ pack, score }, subject, search.get("period"));
  if (found.error && !found.data) {
    return <Failed error={found.error} again={() => void found.refetch()} />;
  }
  if (found.data === undefined) return <Waiting rows={12} />;
  return (
    <Points
      ledger={found.data}
      onPeriod={(period) => setSearch({ period })}
      reload={() => void found.refetch()}
    />
  );
}

function Points({
  ledger,
  onPeriod,
  reload,
}: {
  ledger: ScoreLedger;
  onPeriod: (period: string) => void;
  reload: () => void;
}) {
  const w = useWords(scoreWords);
  const say = useSay();
  const { score, row, period, points } = ledger;
  const [against, setAgainst] = useState<PointView | null>(null);
  const [done, setDone] = useState<CaseView | null>(null);
  const name = say(row.words);
  useTitle(name);
  const band = score.bands.find((each) => each.name === row.band);
  const of = { pack: score.pack, score: score.name };
  return (
    <>
      <p className="soft case-top">
        <Link to={scoreAddress(of, `?period=${period.name}`)}>‹ {w.back(say(score.words))}</Link>
      </p>
      <h1 className="lede">{w.ledger(name, say(period.words), plain(row.points))}</h1>
      <p>
        {band ? w.inBand(`${say(band.words)}（${say(band.range)}）`) : w.running}{" "}
        {row.fresh && <span className="soft">{w.fresh}</span>}
      </p>
      <Periods sheet={ledger} onChoose={onPeriod} />
      <RuleTable score={score} rules={row.rules} />
      <Turns ledger={ledger} />
      <section className="section" aria-label={w.list}>
        <h2>{w.list}</h2>
        {points.length === 0 ? (
          <Empty why={w.listNone} next={w.how} />
        ) : (
          <PointList points={points} onAppeal={score.appeal === null ? null : setAgainst} />
        )}
        {ledger.more && <p className="soft">{w.moreThan}</p>}
        {points.length > 0 && <p className="soft">{w.how}</p>}
      </section>
      {against !== null && score.appeal !== null && (
        <AppealForm
          pack={score.pack}
          appeal={score.appeal}
          point={against}
          onCancel={() => setAgainst(null)}
          onDone={(view) => {
            setAgainst(null);
            setDone(view);
            reload();
          }}
        />
      )}
      <div role="status">
        {done !== null && (
          <p className="toast-line">
            {w.appealDone(done.number ?? "")} <Link to={`/case/${done.id}`}>{w.see}</Link>
          </p>
        )}
      </div>
    </>
  );
}
