export { isActor, isBarred } from "./actor.ts";
export { decide } from "./decide.ts";
export { evolve } from "./evolve.ts";
export { mayLook } from "./looking.ts";
export { type DueMark, dueMarks, warnPercent } from "./marks.ts";
export { type Offer, offers, openingsFor } from "./offering.ts";
export { previewOwed } from "./owing.ts";
export { rowVerbs } from "./row-verbs.ts";
export { CLOCK, SELF } from "./self.ts";
