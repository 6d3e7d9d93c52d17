import type { FigureRow, FiledBy, NumberView } from "@xinlian/wire";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { Failed, Waiting } from "../frame/waiting.tsx";
import { countedAddress } from "../leader/use-leader.ts";
import { tableTime } from "../time/show.ts";
import { useSay, useWords } from "../words/language.tsx";
import { useNumber } from "./use-figures.ts";
import { figuresWords } from "./words.ts";

/** What a number is: its definition, the numbers it is made of, who filed it, every value it had. */
export function NumberPanel({
  pack,
  explains,
  onExplain,
  onClose,
}: {
  pack: string;
  explains: string;
  onExplain: (explains: string) => void;
  onClose: () => void;
}) {
  const w = useWords(figuresWords);
  const say = useSay();
  const found = useNumber(pack, explains);
  const box = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number takes the focus
  useEffect(() => box.current?.focus(), [explains]);
  if (found.error) return <Failed error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Waiting rows={3} />;
  const { row, period, area, made, filed } = found.data;
  return (
    <section className="number-panel" ref={box} tabIndex={-1} aria-label={w.what}>
      <h2>
        {say(row.words)} <span className="figure">{row.text}</span>{" "}
        {row.unit && !row.text.endsWith("%") && say(row.unit)}
      </h2>
      <p className="soft">
        {area.name} · {say(period.words)}
        {row.running && <> · {say(row.running)}</>}
        {row.parts && <> · {w.parts(row.parts.have, row.parts.of)}</>}
      </p>
      {row.why && <p>{say(row.why)}</p>}
      {row.means && (
        <p>
          {w.definition}：{say(row.means)}
        </p>
      )}
      {(row.flags ?? []).map((flag) => (
        <p key={flag.zh} className="flag">
          {say(flag)}
        </p>
      ))}
      {row.opens && (
        <p>
          <Link to={countedAddress(row.opens)}>{w.cases}</Link>
        </p>
      )}
      {made.length > 0 && <Made rows={made} onExplain={onExplain} />}
      {filed.length > 0 && <Filed all={filed} />}
      {isUnfiled(found.data) && <p>{w.never}</p>}
      <button type="button" className="button second" onClick={onClose}>
        {w.close}
      </button>
    </section>
  );
}

function isUnfiled({ row, made, filed }: NumberView): boolean {
  return row.value === null && filed.length === 0 && made.every(({ value }) => value === null);
}

function Made({
  rows,
  onExplain,
}: {
  rows: readonly FigureRow[];
  onExplain: (explains: string) => void;
}) {
  const w = useWords(figuresWords);
  const say = useSay();
  return (
    <>
      <h3>{w.made}</h3>
      <ul>
        {rows.map((row) => (
          <li key={`${row.indicator} ${row.explains}`}>
            <button
              type="button"
              className="linklike"
              onClick={() => row.explains && onExplain(row.explains)}
            >
              {row.keyWords ? say(row.keyWords) : say(row.words)}
            </button>{" "}
            {row.text}
          </li>
        ))}
      </ul>
    </>
  );
}

function Filed({ all }: { all: readonly FiledBy[] }) {
  const w = useWords(figuresWords);
  const say = useSay();
  return (
    <>
      <h3>{w.filedBy}</h3>
      {all.map((one) => (
        <div key={one.case} className="filed-by">
          <p>
            <Link to={`/case/${one.case}`}>{one.number ?? say(one.type)}</Link> {say(one.state)} ·{" "}
            {one.counts ? w.counts : w.not}
          </p>
          {one.facts.length > 0 && (
            <dl>
              {one.facts.map(({ words, value }) => (
                <div key={words.zh}>
                  <dt>{say(words)}</dt>
                  <dd>{say(value)}</dd>
                </div>
              ))}
            </dl>
          )}
          <h4>{w.values}</h4>
          <ol>
            {one.values.map((value) => (
              <li key={`${value.at} ${value.text}`}>
                {value.text} · {tableTime(value.at)} · {value.unit ? `${say(value.unit)} ` : ""}
                {say(value.action)} · {value.standing ? w.now : w.was}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </>
  );
}
