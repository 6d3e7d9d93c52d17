import { both } from "../words/both.ts";

export const callbackWords = both(
  { title: "电话里说", script: "照着说", why: "回访" },
  { title: "On the telephone", script: "Say", why: "call-back" },
);
