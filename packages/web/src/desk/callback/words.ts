import { both } from "../words/both.ts";

export const callbackWords = both(
  { script: "照着说", why: "回访" },
  { script: "Say", why: "call-back" },
);
