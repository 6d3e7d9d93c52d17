import { useState } from "react";
import { useCity } from "../city/use-city.ts";
import { useTitle } from "../frame/title.ts";
import { Empty, Waiting } from "../frame/waiting.tsx";
import { useCalls } from "../intake/use-calls.ts";
import { useSay, useWords } from "../words/language.tsx";
import { type DemoCall, useDemoCalls } from "./use-demo-calls.ts";
import { softphoneWords } from "./words.ts";

/** Numbers that nobody has, in the ways of writing that callers' numbers come in; the low ones call often in the demo. */
const CALLERS = [
  { from: "13900000012", what: "regular" },
  { from: "13900009765", what: "fresh" },
  { from: "0833-0000118", what: "fixed" },
  { from: "+86 139-0000 0003", what: "foreign" },
  { from: "", what: "withheld" },
] as const;

/** A telephone for demonstrations and tests: what it does goes through the real door of telephony. */
export default function SoftphonePage() {
  const w = useWords(softphoneWords);
  const city = useCity();
  useTitle(w.title);
  if (!city) return <Waiting />;
  if (!city.demo) return <Empty why={w.closed} next={w.closedNext} />;
  return <Softphone line={city.phone} />;
}

function Softphone({ line }: { line: string }) {
  const w = useWords(softphoneWords);
  const { agent, known, sit } = useCalls();
  const { calls, ring, answer, hangUp, record } = useDemoCalls(line);
  const [extension, setExtension] = useState<string | null>(null);
  const at = extension ?? agent.extension ?? (known ? "8006" : "");
  const [other, setOther] = useState("");
  return (
    <>
      <h1 className="lede">{w.lede}</h1>
      <div className="softphone">
        <section>
          <h2>{w.callers}</h2>
          <div className="softphone-at">
            <label htmlFor="extension">{w.extension}</label>
            <input
              id="extension"
              autoComplete="off"
              value={at}
              onChange={(event) => setExtension(event.target.value)}
            />
            {agent.extension === at ? (
              <span className="soft">{w.sits(at)}</span>
            ) : (
              <button type="button" className="button second" onClick={() => void sit(at)}>
                {w.sit}
              </button>
            )}
          </div>
          <ul>
            {CALLERS.map(({ from, what }) => (
              <li key={what}>
                <span>
                  <b>{from || w.hidden}</b> <span className="soft">{w.people[what]}</span>
                </span>
                <button
                  type="button"
                  className="button second"
                  disabled={at === ""}
                  onClick={() => void ring(from, at)}
                >
                  {w.ring}
                </button>
              </li>
            ))}
            <li>
              <span>
                <label htmlFor="other">{w.other}</label>
                <input
                  id="other"
                  autoComplete="off"
                  placeholder={w.otherHint}
                  value={other}
                  onChange={(event) => setOther(event.target.value)}
                />
              </span>
              <button
                type="button"
                className="button second"
                disabled={at === ""}
                onClick={() => void ring(other, at)}
              >
                {w.ring}
              </button>
            </li>
          </ul>
          <button
            type="button"
            className="button"
            disabled={at === ""}
            onClick={() =>
              void ring(CALLERS[0].from, at)
                .then(answer)
                .then(() => ring(CALLERS[1].from, at))
            }
          >
            {w.two}
          </button>
        </section>
        <section>
          <h2>
            {w.calls} <span className="soft">{calls.length}</span>
          </h2>
          {calls.length === 0 && <p className="soft">{w.none}</p>}
          <ol>
            {calls.map((call) => (
              <One
                key={call.call}
                call={call}
                onAnswer={() => void answer(call)}
                onHangUp={() => void hangUp(call)}
                onRecord={() => void record(call)}
              />
            ))}
          </ol>
        </section>
      </div>
    </>
  );
}

function One({
  call,
  onAnswer,
  onHangUp,
  onRecord,
}: {
  call: DemoCall;
  onAnswer: () => void;
  onHangUp: () => void;
  onRecord: () => void;
}) {
  const w = useWords(softphoneWords);
  const say = useSay();
  return (
    <li>
      <span>
        <b>{call.from || w.hidden}</b>{" "}
        <span className="soft">
          {w.phases[call.phase]}
          {call.recorded && ` · ${w.recorded}`}
        </span>
        <span className="soft" role="status">
          {call.failed !== null
            ? ` ${w.failed}${call.failed}`
            : call.told &&
              ` · ${[w.outcome[call.told.outcome], ...call.told.notes.map(say)].join("；")}`}
        </span>
      </span>
      <span className="softphone-keys">
        {call.phase === "ringing" && (
          <button type="button" className="button" onClick={onAnswer}>
            {w.answer}
          </button>
        )}
        {call.phase !== "ended" && (
          <button type="button" className="button second" onClick={onHangUp}>
            {w.hangup}
          </button>
        )}
        {call.phase === "ended" && !call.recorded && (
          <button type="button" className="button second" onClick={onRecord}>
            {w.recording}
          </button>
        )}
      </span>
    </li>
  );
}
