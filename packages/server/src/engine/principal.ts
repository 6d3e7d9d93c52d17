import type { Principal } from "@xinlian/ledger";
import type { Caller } from "../http/caller.ts";

/** In whose name a command is appended; the database derives from its own tables what he may touch. */
export function principalOf(caller: Caller): Principal {
  switch (caller.kind) {
    case "person":
      return { kind: "person", id: caller.id };
    case "citizen":
      return { kind: "citizen", id: caller.receipt };
    case "feed":
      return { kind: "feed", id: caller.name };
    case "nobody":
      return { kind: "citizen", id: "new" };
  }
}
