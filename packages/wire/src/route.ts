import type { Static, TSchema } from "typebox";
import type { Words } from "./base.ts";

/**
 * Who may send the request at all. `anyone` needs no session; `staff` a session; `admin` a session with the platform's
 * admin post; `holder` a session or the receipt of the case; `feed` a machine's key. What of it he sees is decided by row-level security and the kernel.
 */
export type Caller = "anyone" | "staff" | "admin" | "holder" | "feed";

/** One route of the interface, as data: the server registers it, OpenAPI prints it, the client calls it. */
export interface Route<
  Params extends TSchema | undefined = TSchema | undefined,
  Query extends TSchema | undefined = TSchema | undefined,
  Body extends TSchema | undefined = TSchema | undefined,
  Reply extends TSchema | undefined = TSchema | undefined,
> {
  readonly name: string;
  readonly method: "GET" | "POST" | "DELETE";
  /** Path with `{param}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: Words;
  readonly caller: Caller;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly reply: Reply;
  /** Status of success. */
  readonly status: 200 | 201 | 204;
  /** What travels back when it is not JSON; `text/event-stream`, a spreadsheet. */
  readonly media?: string;
  /** What is sent when it is not JSON. */
  readonly sends?: "multipart/form-data";
  /** Takes an `Idempotency-Key`. */
  readonly idempotent: boolean;
  /** Needs `If-Match`. */
  readonly ifMatch: boolean;
  /** Counted per client address, requests a minute. */
  readonly perMinute?: number;
  /** Most bytes of its JSON body, when it takes more than others. */
  readonly mostBytes?: number;
}

type Given = {
  readonly name: string;
  readonly method: Route["method"];
  readonly path: string;
  readonly tag: string;
  readonly summary: Words;
  readonly caller: Caller;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  readonly reply?: TSchema;
  readonly status?: Route["status"];
  readonly media?: string;
  readonly sends?: "multipart/form-data";
  readonly idempotent?: boolean;
  readonly ifMatch?: boolean;
  readonly perMinute?: number;
  readonly mostBytes?: number;
};

type Part<G, K extends string> = G extends { readonly [P in K]: infer S extends TSchema }
  ? S
  : undefined;

export function route<const G extends Given>(
  given: G,
): Route<Part<G, "params">, Part<G, "query">, Part<G, "body">, Part<G, "reply">> & {
  readonly name: G["name"];
} {
  const whole = { status: 200, idempotent: false, ifMatch: false, ...given };
  return {
    params: undefined,
    query: undefined,
    body: undefined,
    reply: undefined,
    ...whole,
  } as never;
}

type Of<S> = S extends TSchema ? Static<S> : undefined;

export type ParamsOf<R extends Route> = Of<R["params"]>;
export type QueryOf<R extends Route> = Of<R["query"]>;
export type BodyOf<R extends Route> = Of<R["body"]>;
export type ReplyOf<R extends Route> = Of<R["reply"]>;
