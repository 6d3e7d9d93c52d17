import type { TwinProposal } from "@xinlian/wire";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { Caps } from "../frame/key-bar.tsx";
import { Shape } from "../light/shape.tsx";
import { proseDue, shortDay } from "../time/show.ts";
import { useLanguage, useSay } from "../words/language.tsx";
import type { Line } from "./proposal-list.ts";
import { useIntakeWords } from "./use-intake-words.ts";

/**
 * What rules and earlier dispatches propose for the text as it stands, each with its reason. It changes while somebody
 * writes and never takes the focus; a key takes what is proposed, the list only says which.
 */
export function ProposalPanel({
  lines,
  state,
  onTake,
}: {
  lines: readonly Line[];
  /** Too little is written; asked and unanswered; could not be had; there. */
  state: "blank" | "asked" | "failed" | "there";
  onTake: (line: Line) => void;
}) {
  const w = useIntakeWords();
  const why = {
    blank: w.proposalsWait,
    asked: "",
    failed: w.proposalsFailed,
    there: w.proposalsNone,
  };
  return (
    <section className="proposals" aria-label={w.proposals} aria-busy={state === "asked"}>
      <h2>
        {w.proposals} <span className="soft">{w.proposalsFollow}</span>
      </h2>
      {lines.length === 0 ? (
        <p className="soft">{why[state]}</p>
      ) : (
        <>
          <ol>
            {lines.map((line) => (
              <li
                key={line.id}
                className={line.next ? "next" : line.taken ? "took" : undefined}
                data-kind={line.kind}
              >
                <Take line={line} onTake={onTake} />
                <div>
                  <span className="soft">
                    {w.kinds[line.kind]}
                    {line.taken && (
                      <span className="took-mark">
                        <Shape name="ok" />
                        {w.taken}
                      </span>
                    )}
                  </span>
                  <One line={line} />
                </div>
              </li>
            ))}
          </ol>
          <p className="soft">{w.proposalsNote}</p>
        </>
      )}
    </section>
  );
}

/** The key that takes it, which is a button for the mouse, too. */
function Take({ line, onTake }: { line: Line; onTake: (line: Line) => void }) {
  const w = useIntakeWords();
  if (line.figure === null) return <span />;
  return (
    <button
      type="button"
      className="take"
      aria-label={w.take(w.kinds[line.kind])}
      aria-disabled={line.taken || undefined}
      onClick={() => onTake(line)}
    >
      {line.next && <Caps name="F9" />}
      <Caps name={`F2 ${line.figure}`} />
      <span className="take-word">{w.takeShort}</span>
    </button>
  );
}

function One({ line }: { line: Line }) {
  const w = useIntakeWords();
  const say = useSay();
  const { language } = useLanguage();
  switch (line.kind) {
    case "place":
      return (
        <Said name={[...line.of.area.path].join(" ") || line.of.area.name}>
          {say(line.of.because)}
        </Said>
      );
    case "topic":
      return (
        <Said name={[...line.of.path, line.of.words].map(say).join(" › ")}>
          {say(line.of.because)}
        </Said>
      );
    case "unit":
      return (
        <Said name={line.of.unit ? say(line.of.unit.words) : ""}>
          {say(line.of.because)}
          {line.of.record && ` ${say(line.of.record)}`}
        </Said>
      );
    case "due":
      return (
        <Said name={say(line.of.limit)}>
          {w.dueBy(proseDue(line.of.due, language))}
          {line.of.provisional && ` · ${w.provisional}`}
        </Said>
      );
    case "twin":
      return <Twin twin={line.of} joins={line.taking !== null} />;
    case "article":
      return (
        <Said name={line.of.title}>
          {line.of.reply.length > 60 ? `${line.of.reply.slice(0, 60)}……` : line.of.reply}
          {line.of.flags.map((flag) => (
            <span key={flag.en} className="flag">
              <Shape name="soon" />
              {say(flag)}
            </span>
          ))}
          {line.taking && <span className="proposal-does">{w.closes}</span>}
        </Said>
      );
  }
}

function Said({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <p className="strong">{name}</p>
      <p className="soft">{children}</p>
    </>
  );
}

function Twin({ twin, joins }: { twin: TwinProposal; joins: boolean }) {
  const w = useIntakeWords();
  const say = useSay();
  const { language } = useLanguage();
  return (
    <>
      <p className="strong">
        <Link to={`/case/${twin.id}`} target="_blank" rel="noopener">
          {twin.title}
        </Link>
      </p>
      <p className="soft">
        {[twin.number, w.opened(shortDay(twin.opened, language)), say(twin.state)]
          .filter(Boolean)
          .join("，")}
        {"。"}
        {say(twin.because)}
        {joins && ` ${w.joins}`}
      </p>
    </>
  );
}
