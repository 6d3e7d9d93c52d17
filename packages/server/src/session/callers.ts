import { type Moment, postsInForce } from "@xinlian/kernel";
import type { Calls } from "@xinlian/ledger";
import type { FastifyRequest } from "fastify";
import type { CityKeeper } from "../engine/city-keeper.ts";
import { receiptHash } from "../engine/receipt.ts";
import { refusal } from "../fault/refusal.ts";
import { keyHash, keyShown } from "../feed/feed-key.ts";
import type { Caller, CitizenCaller, FeedCaller, PersonCaller } from "../http/caller.ts";
import { COOKIES } from "../http/cookie.ts";
import type { Callers } from "../http/gate.ts";
import type { Sessions } from "./sessions.ts";

/** Proves callers by session cookie, by `Authorization: Receipt <number> <secret>`, or by `Authorization: Bearer <key of a feed>`. */
export class ProvenCallers implements Callers {
  readonly #sessions: Sessions;
  readonly #city: CityKeeper;
  readonly #now: () => number;
  readonly #feeds: Pick<Calls, "feed">;

  constructor(sessions: Sessions, city: CityKeeper, feeds: Pick<Calls, "feed">, now: () => number) {
    this.#feeds = feeds;
    this.#sessions = sessions;
    this.#city = city;
    this.#now = now;
  }

  async prove(request: FastifyRequest): Promise<{ caller: Caller; stale: boolean }> {
    const shown = receiptShown(request.headers.authorization);
    if (shown !== null) return { caller: shown, stale: false };
    const key = keyShown(request.headers.authorization);
    if (key !== null) return { caller: await this.#feed(key), stale: false };
    const token = request.cookies[COOKIES.session];
    if (token === undefined) return { caller: { kind: "nobody" }, stale: false };
    const session = await this.#sessions.find(token, this.#now());
    if (session === null) return { caller: { kind: "nobody" }, stale: true };
    return { caller: this.person(session.person), stale: false };
  }

  async #feed(key: string): Promise<FeedCaller> {
    const feed = await this.#feeds.feed(keyHash(key), this.#now());
    if (feed === null) throw refusal("feed-key-unknown", {}, "Authorization");
    return { kind: "feed", ...feed, viewer: { kind: "public" }, byCookie: false };
  }

  person(id: string): PersonCaller {
    const { directory, deputies } = this.#city.now;
    const posts = postsInForce(id, this.#now() as Moment, directory, deputies);
    return {
      kind: "person",
      id,
      posts,
      admin: posts.some((post) => post.pack === "*" && post.role === "admin"),
      viewer: { kind: "person", id },
      byCookie: true,
    };
  }
}

/** @returns null when the header speaks of no receipt */
function receiptShown(header: string | undefined): CitizenCaller | null {
  const secret = /^Receipt \S{1,40} ([0-9A-Za-z]{20,40})$/.exec(header ?? "")?.[1];
  return secret === undefined ? null : citizenOf(secret, false);
}

/** Whoever holds this secret; the database knows which case it opens, if any. */
export function citizenOf(secret: string, byCookie: boolean): CitizenCaller {
  const receipt = receiptHash(secret);
  return { kind: "citizen", receipt, viewer: { kind: "citizen", receipt }, byCookie };
}
