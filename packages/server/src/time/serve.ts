import { instant } from "../case/wire-value.ts";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import type { CityTime } from "./city-time.ts";

/** The city's time beside the machine's, and taking the machine's as right, which is on record. */
export function serveTime(serving: Serving, { time, ledger }: House): void {
  serving.on("time", async () => view(time));

  serving.on("adoptTime", async ({ body, caller, at }) => {
    const { since, city, machine } = time.standing();
    if (since === null) throw refusal("time-right");
    const { id } = caller as PersonCaller;
    const done = await ledger.change(
      {
        id: at.key,
        principal: { kind: "person", id },
        actor: `person:${id}`,
        bodyHash: ledger.mac("time", body.why),
        at: at.now,
      },
      [{ kind: "time-adopted", city, machine, why: body.why }],
    );
    if (done.outcome === "forbidden") throw refusal("request-forbidden");
    if (done.outcome !== "appended") throw refusal("request-contended");
    time.adopt();
    return view(time);
  });
}

function view(time: CityTime) {
  const { city, machine, since } = time.standing();
  return {
    city: instant(city),
    machine: instant(machine),
    since: since === null ? null : instant(since),
  };
}
