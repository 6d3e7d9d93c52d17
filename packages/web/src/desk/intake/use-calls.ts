import { useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  AgentView,
  CallPage,
  CallView,
  LiveCall,
  TelephonyDone,
  TelephonyEvent,
} from "@xinlian/wire";
import { useCallback, useEffect, useRef } from "react";
import { ask, get } from "../server/ask.ts";
import { onLive } from "../server/live.ts";

const KEY = ["telephony", "calls"];
/** How often, and how many times, a call without a case is asked for again. */
const PATIENCE = { every: 600, times: 5 };
const NOBODY: AgentView = { extension: null, since: null, before: null };

/** My extension, and the calls at it as the exchange tells them: what rings first, then what talks, then what is over. */
export function useCalls() {
  const queries = useQueryClient();
  const page = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<CallPage>("/api/telephony/calls", signal),
    refetchOnWindowFocus: false,
  });
  useEffect(
    () =>
      onLive("call", (data) => {
        const call = (data as Partial<LiveCall>).call;
        if (!call) return;
        queries.setQueryData<CallPage>(KEY, (now) => ({
          agent: now?.agent ?? NOBODY,
          rows: withCall(now?.rows ?? [], call),
        }));
      }),
    [queries],
  );
  // The exchange may be told of sooner than the call's own case is there: then it is asked for again.
  const caseless = page.data?.rows.some((call) => call.phase === "talking" && call.case === null);
  const asked = useRef(0);
  useEffect(() => {
    if (!caseless) asked.current = 0;
    if (!caseless || asked.current >= PATIENCE.times) return;
    const timer = setInterval(() => {
      asked.current += 1;
      if (asked.current >= PATIENCE.times) clearInterval(timer);
      void queries.invalidateQueries({ queryKey: KEY });
    }, PATIENCE.every);
    return () => clearInterval(timer);
  }, [caseless, queries]);
  const sit = useCallback(
    async (extension: string | null) => {
      const { value } = await ask<AgentView>("/api/telephony/agent", {
        method: "POST",
        body: { extension },
      });
      queries.setQueryData<CallPage>(KEY, (now) => ({ rows: now?.rows ?? [], agent: value }));
      void queries.invalidateQueries({ queryKey: KEY });
    },
    [queries],
  );
  return {
    agent: page.data?.agent ?? NOBODY,
    /** Whether it is known by now where I sit. */
    known: page.isSuccess,
    calls: page.data?.rows ?? [],
    sit,
  };
}

/** The list with a call's newest state in it. Who called stays known when the call is over: the work on it is not. */
function withCall(rows: readonly CallView[], call: CallView): CallView[] {
  const before = rows.find((each) => each.call === call.call);
  const kept = call.phase === "ended" && before ? { ...call, caller: before.caller } : call;
  return [kept, ...rows.filter((each) => each.call !== call.call)];
}

/** Tells an event of a call in a demonstration, through the same door as an exchange. */
export async function tellDemo(event: TelephonyEvent): Promise<TelephonyDone> {
  return (await ask<TelephonyDone>("/api/telephony/demo", { method: "POST", body: event })).value;
}
