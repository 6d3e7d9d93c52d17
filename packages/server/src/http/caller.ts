import type { Language, Post } from "@xinlian/kernel";
import type { Viewer } from "@xinlian/ledger";

/** Who sent a request, as proven by his session or receipt. */
export type Caller = PersonCaller | CitizenCaller | FeedCaller | NobodyCaller;

export interface PersonCaller {
  readonly kind: "person";
  readonly id: string;
  readonly posts: readonly Post[];
  /** Holds the platform's admin post. */
  readonly admin: boolean;
  readonly viewer: Viewer;
  /** By cookie; a request that rides on it must prove that our page sent it. */
  readonly byCookie: true;
}

export interface CitizenCaller {
  readonly kind: "citizen";
  /** SHA-256 (hex) of the receipt's secret. */
  readonly receipt: string;
  readonly viewer: Viewer;
  readonly byCookie: boolean;
}

/** A machine, by its key. */
export interface FeedCaller {
  readonly kind: "feed";
  readonly name: string;
  /** Packs of which it may open cases. */
  readonly packs: readonly string[];
  readonly scopes: readonly string[];
  /** It writes; what stands it reads no further than anybody. */
  readonly viewer: Viewer;
  readonly byCookie: false;
}

export interface NobodyCaller {
  readonly kind: "nobody";
}

/** What a handler is told beside what the route asks. */
export interface Circumstance {
  readonly language: Language;
  /** Idempotency-Key; a fresh one when the client sent none. */
  readonly key: string;
  readonly keyGiven: boolean;
  /** seq from If-Match. */
  readonly match: number | null;
  readonly now: number;
}
