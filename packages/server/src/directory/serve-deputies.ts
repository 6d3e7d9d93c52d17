import type { Deputy, Moment } from "@xinlian/kernel";
import type { DeputyView } from "@xinlian/wire";
import { v7 } from "uuid";
import { instant } from "../case/wire-value.ts";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { changeFrame } from "./change-frame.ts";

const DAY_MS = 86_400_000;
/** Whoever is away for longer gives the post to somebody. */
const MOST_DAYS = 180;

/** Standing in for an absent colleague: one's own absence by oneself, anybody's by an administrator. */
export function serveDeputies(serving: Serving, house: House): void {
  const city = () => house.keeper.now;

  serving.on("deputies", async ({ at }) => ({
    rows: [...city().deputies].reverse().map((one) => deputyView(one, house, at.now)),
  }));

  serving.on("deputise", async ({ body, caller, at }) => {
    const { absent, deputy, why } = body;
    const from = Date.parse(body.from) as Moment;
    const until = Date.parse(body.until) as Moment;
    requireMay(caller as PersonCaller, absent);
    requireFit(house, caller as PersonCaller, absent, deputy);
    if (!(from < until) || until <= at.now || until - from > MOST_DAYS * DAY_MS) {
      throw refusal(
        "duty-deputy-time",
        { from: body.from, until: body.until, most: MOST_DAYS },
        "until",
      );
    }
    const row: Deputy = { id: v7(), absent, deputy, from, until, why };
    const reply = await changeFrame(
      house,
      caller as PersonCaller,
      at,
      [{ kind: "deputy-set", deputy: row }],
      body,
      { id: row.id },
      true,
    );
    return deputyView({ ...row, id: (reply as { id: string }).id }, house, at.now);
  });

  serving.on("endDeputy", async ({ params, caller, at }) => {
    const known = city().deputies.find((one) => one.id === params.id);
    if (known === undefined) throw refusal("request-not-found");
    requireMay(caller as PersonCaller, known.absent);
    const until = Math.max(known.from, Math.min(known.until, at.now)) as Moment;
    const ended: Deputy = { ...known, until };
    const changes = [{ kind: "deputy-set", deputy: ended }] as const;
    await changeFrame(house, caller as PersonCaller, at, changes, params, null, true);
    return deputyView(ended, house, at.now);
  });
}

function requireMay({ id, admin }: PersonCaller, absent: string): void {
  if (id !== absent && !admin) throw refusal("request-forbidden");
}

/** The deputy works in a unit in which the absent one has a post; an administrator may choose anybody. */
function requireFit(house: House, { admin }: PersonCaller, absent: string, deputy: string): void {
  const { directory } = house.keeper.now;
  const known = directory.person(deputy);
  const units = new Set(directory.posts(absent).map((post) => post.unit));
  const near =
    known !== undefined &&
    (admin ||
      units.has(known.unit) ||
      directory.posts(deputy).some((post) => units.has(post.unit)));
  if (known === undefined || known.left === true || deputy === absent || !near) {
    throw refusal("duty-deputy-unfit", { person: known?.name ?? deputy }, "deputy");
  }
}

function deputyView({ id, absent, deputy, from, until, why }: Deputy, house: House, now: number) {
  const { directory } = house.keeper.now;
  const colleague = (person: string) => ({
    id: person,
    name: directory.person(person)?.name ?? "–",
  });
  const view: DeputyView = {
    id,
    absent: colleague(absent),
    deputy: colleague(deputy),
    from: instant(from),
    until: instant(until),
    why,
    acts: from <= now && now < until,
  };
  return view;
}
