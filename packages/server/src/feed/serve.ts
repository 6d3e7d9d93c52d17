import type { Feed, StoredFeed } from "@xinlian/ledger";
import type { FeedView } from "@xinlian/wire";
import { instant } from "../case/wire-value.ts";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Circumstance, PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { freshKey } from "./feed-key.ts";

/** Systems that call from outside, and their keys. The key is told once; only its hash is kept. */
export function serveFeeds(serving: Serving, house: House): void {
  serving.on("feeds", async () => ({ rows: (await house.ledger.calls.feeds()).map(feedView) }));

  serving.on("makeFeed", async ({ body, caller, at }) => {
    const { packs } = house.keeper.now;
    const stray = body.packs.find((pack) => !packs.has(pack));
    if (stray !== undefined) {
      const allowed = [...packs.keys()].join(", ");
      throw refusal("feed-pack-unknown", { pack: stray, allowed }, "packs");
    }
    const standing = await find(house, body.name);
    // A feed without a key of its own is the city's: its imports, the demo's telephone.
    if (standing !== undefined && standing.begins === null)
      throw refusal("feed-name-kept", { name: body.name }, "name");
    const { key, begins, hash } = freshKey();
    const { name, packs: opens, scopes = [] } = body;
    await put(house, caller as PersonCaller, at, {
      name,
      packs: opens,
      scopes,
      begins,
      tokenHash: hash,
      made: at.now,
    });
    const made = await find(house, name);
    if (made === undefined) throw new Error(`feed ${name} was made and is not there`);
    return { feed: feedView(made), key };
  });

  serving.on("revokeFeed", async ({ params, caller, at }) => {
    const standing = await find(house, params.name);
    if (standing === undefined || standing.begins === null) throw refusal("request-not-found");
    if (standing.revoked !== null) return undefined;
    const { name, packs, scopes, begins, made } = standing;
    await put(house, caller as PersonCaller, at, {
      name,
      packs,
      scopes,
      begins,
      ...(made !== null && { made }),
      revoked: at.now,
    });
    return undefined;
  });
}

async function find({ ledger }: House, name: string): Promise<StoredFeed | undefined> {
  return (await ledger.calls.feeds()).find((feed) => feed.name === name);
}

async function put(
  { ledger }: House,
  caller: PersonCaller,
  at: Circumstance,
  feed: Feed,
): Promise<void> {
  const done = await ledger.change(
    {
      id: at.key,
      principal: { kind: "person", id: caller.id },
      actor: `person:${caller.id}`,
      bodyHash: ledger.mac("feed", JSON.stringify(feed)),
      at: at.now,
    },
    [{ kind: "feed-set", feed }],
  );
  if (done.outcome === "forbidden") throw refusal("request-forbidden");
  if (done.outcome !== "appended") throw refusal("request-contended");
}

function feedView({ name, packs, scopes, begins, made, revoked, used }: StoredFeed): FeedView {
  return {
    name,
    packs: [...packs],
    scopes: scopes.filter((scope): scope is "telephony" => scope === "telephony"),
    begins,
    made: made === null ? null : instant(made),
    revoked: revoked === null ? null : instant(revoked),
    used: used === null ? null : instant(used),
  };
}
