import type { Me } from "./world.ts";

/** The case acting by itself. */
export const SELF: Me = { actor: "self", kind: "self", person: null, posts: [] };

/** A clock acting when its mark has come. */
export const CLOCK: Me = { actor: "clock", kind: "clock", person: null, posts: [] };
