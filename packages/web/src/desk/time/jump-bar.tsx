import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { AdoptTimeBody, TimeView } from "@xinlian/wire";
import { type FormEvent, useState } from "react";
import { frameWords } from "../frame/words.ts";
import { ask, get } from "../server/ask.ts";
import { Unreached } from "../server/problem.ts";
import { isAdmin, useSession } from "../session/use-session.ts";
import { useWords } from "../words/language.tsx";
import { tableTime } from "./show.ts";
import { timeWords } from "./words.ts";

const MINUTE = 60_000;

/** Tells an administrator that the machine's clock has jumped and is not followed, and lets him say that it is right. */
export function JumpBar() {
  const admin = isAdmin(useSession());
  const { data } = useQuery({
    queryKey: ["time"],
    queryFn: ({ signal }) => get<TimeView>("/api/time", signal),
    enabled: admin,
    refetchInterval: MINUTE,
  });
  return data && data.since !== null ? <Jump time={data} since={data.since} /> : null;
}

function Jump({ time, since }: { time: TimeView; since: string }) {
  const w = useWords(timeWords);
  const words = useWords(frameWords);
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const off = new Date(time.machine).getTime() - new Date(time.city).getTime();
  const adopt = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const why = String(new FormData(event.currentTarget).get("why") ?? "").trim();
    const body: AdoptTimeBody = { why };
    try {
      await ask("/api/time/adopt", { method: "POST", body });
      await queries.invalidateQueries();
    } catch (error) {
      setFault(error instanceof Unreached ? words.unreached : (error as Error).message);
    }
  };
  return (
    <div className="down" role="alert">
      <p>
        <b>{(off > 0 ? w.ahead : w.behind)(much(Math.abs(off), w))}</b>
        {w.says(tableTime(since), tableTime(time.city), tableTime(time.machine))}
      </p>
      {asking ? (
        <form className="jump-form" onSubmit={(event) => void adopt(event)}>
          <label>
            {w.why}
            <input name="why" required maxLength={200} aria-describedby="jump-hint" />
          </label>
          <button type="submit" className="button">
            {w.sure}
          </button>
          <button type="button" className="linklike" onClick={() => setAsking(false)}>
            {w.cancel}
          </button>
          <p id="jump-hint">{fault ?? w.whyHint}</p>
        </form>
      ) : (
        <button type="button" className="linklike" onClick={() => setAsking(true)}>
          {w.adopt}
        </button>
      )}
    </div>
  );
}

/** `5 小时`: the largest unit that is at least two of them. */
function much(ms: number, w: (typeof timeWords)["zh"]): string {
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 120) return w.minutes(minutes);
  const hours = Math.round(minutes / 60);
  return hours < 48 ? w.hours(hours) : w.days(Math.round(hours / 24));
}
