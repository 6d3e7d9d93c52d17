import type { TelephonyDone, TelephonyEventName } from "@xinlian/wire";
import { useState } from "react";
import { tellDemo } from "../intake/use-calls.ts";
import { Refused } from "../server/problem.ts";

/** A call made here, as far as it has gone. */
export interface DemoCall {
  readonly call: string;
  readonly from: string;
  readonly agent: string;
  readonly phase: "ringing" | "talking" | "ended";
  readonly recorded: boolean;
  /** What the door said to the last event. */
  readonly told: TelephonyDone | null;
  readonly failed: string | null;
}

/** Calls of the soft phone: each step is one event, told to the same door as an exchange's. */
export function useDemoCalls(line: string) {
  const [calls, setCalls] = useState<readonly DemoCall[]>([]);
  const put = (call: string, change: Partial<DemoCall>) =>
    setCalls((all) => all.map((each) => (each.call === call ? { ...each, ...change } : each)));
  const tell = async (one: DemoCall, event: TelephonyEventName, after: Partial<DemoCall>) => {
    try {
      const told = await tellDemo({
        event,
        call: one.call,
        agent: one.agent,
        ...(one.from ? { from: one.from } : {}),
        to: line,
        at: new Date().toISOString(),
        ...(event === "recording"
          ? { url: `${window.location.origin}/demo/recording/${one.call}` }
          : {}),
      });
      put(one.call, { ...after, told, failed: null });
    } catch (error) {
      put(one.call, { failed: error instanceof Refused ? error.problem.detail : String(error) });
    }
  };
  const ring = async (from: string, agent: string) => {
    const call: DemoCall = {
      call: `demo-${crypto.randomUUID()}`,
      from,
      agent,
      phase: "ringing",
      recorded: false,
      told: null,
      failed: null,
    };
    setCalls((all) => [call, ...all]);
    await tell(call, "ring", {});
    return call;
  };
  return {
    calls,
    ring,
    answer: (call: DemoCall) => tell(call, "answer", { phase: "talking" }),
    hangUp: (call: DemoCall) => tell(call, "hangup", { phase: "ended" }),
    record: (call: DemoCall) => tell(call, "recording", { recorded: true }),
  };
}
