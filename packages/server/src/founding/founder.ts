import type { Person, Post } from "@xinlian/kernel";

/** Somebody who is there from the start, and the account he signs in with, if any. */
export interface Founder {
  readonly person: Person;
  readonly posts: readonly Omit<Post, "person">[];
  readonly account: string | null;
}
