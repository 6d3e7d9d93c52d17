import { useQuery } from "@tanstack/react-query";
import type { CasePage, CaseRow } from "@xinlian/wire";
import { type FormEvent, useRef, useState } from "react";
import { get, withQuery } from "../server/ask.ts";
import { useSay } from "../words/language.tsx";
import { type Asking, MatterList } from "./matter-list.tsx";
import { useIntakeWords } from "./use-intake-words.ts";

/** What is known of a caller: whether they called before, and what they have open. */
export interface Caller {
  readonly known: boolean;
  readonly open: readonly CaseRow[];
  readonly count: number;
}

/** The caller's own cases, and a way to find any other by its number: "where is my case?" */
export function CallerSide({
  caller,
  who,
  name,
  calls,
  asking,
  pack,
}: {
  /** null while no number is known. */
  caller: Caller | null;
  /** The caller's name, if given. */
  who: string;
  /** What the form calls such a person; null where it asks for nobody. */
  name: string | null;
  /** Whether a telephone rings at this desk. */
  calls: boolean;
  asking: Asking;
  pack: string;
}) {
  const w = useIntakeWords();
  const say = useSay();
  const told = who || (calls ? w.caller : name);
  if (!told) return <Progress pack={pack} asking={asking} />;
  return (
    <>
      <section aria-label={w.history(told)} className="caller-matters">
        <h2>
          {w.history(told)} {caller && <span className="soft">{caller.count}</span>}
        </h2>
        {!caller ? (
          <p className="soft">{w.historyWait(calls ? w.caller : (name ?? told))}</p>
        ) : caller.open.length === 0 ? (
          <p className="soft">{w.historyNone}</p>
        ) : (
          <>
            <MatterList rows={caller.open} asking={asking} name="caller" firstKey="Alt+h" />
            {caller.count > caller.open.length && (
              <p className="soft">{w.historyMore(caller.count - caller.open.length)}</p>
            )}
            <p className="soft">
              {calls ? w.historyNote : w.historyLook}
              {asking.press ? w.press(say(asking.press.words)) : ""}
              {w.saysStop}
            </p>
          </>
        )}
      </section>
      <Progress pack={pack} asking={asking} />
    </>
  );
}

function Progress({ pack, asking }: { pack: string; asking: Asking }) {
  const w = useIntakeWords();
  const [asked, setAsked] = useState("");
  const box = useRef<HTMLInputElement>(null);
  const found = useQuery({
    queryKey: ["cases", "progress", pack, asked],
    queryFn: ({ signal }) =>
      get<CasePage>(withQuery("/api/cases", { q: asked, pack, limit: 5 }), signal),
    enabled: asked !== "",
  });
  const rows = asked === "" ? [] : (found.data?.rows ?? []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setAsked(box.current?.value.trim() ?? "");
  };
  return (
    <section aria-label={w.progress} className="progress">
      <h2>
        <label htmlFor="progress">{w.progress}</label>
      </h2>
      <form onSubmit={send}>
        <input id="progress" ref={box} autoComplete="off" placeholder={w.progressHint} />
      </form>
      <div role="status">
        {asked !== "" && found.isSuccess && rows.length === 0 && (
          <p className="soft">{w.progressNone(asked)}</p>
        )}
      </div>
      {rows.length > 0 && <MatterList rows={rows} asking={asking} name="progress" />}
    </section>
  );
}
