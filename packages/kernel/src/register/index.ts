export { mayEnter, mayWrite } from "./actor.ts";
export { decideEntry, type EntryOrder } from "./decide.ts";
export { evolveEntry } from "./evolve.ts";
export { parseEntry } from "./form.ts";
export { entryFlags } from "./holding.ts";
export { keyOf, normalKey } from "./key.ts";
export { requiredFields } from "./required.ts";
export { ancestors, upperField } from "./self-relation.ts";
export { entryTitle, titleField } from "./title.ts";
