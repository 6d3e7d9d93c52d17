import type { Me } from "@xinlian/kernel";

/** A machine as the kernel knows it: on record as `feed:<name>`. */
export function feedMe(name: string): Me {
  return { actor: `feed:${name}`, kind: "feed", person: null, posts: [] };
}
