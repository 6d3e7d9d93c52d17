export { type Arrow, arrows, mainLine, openings, reachable, startsIn } from "./lifecycle.ts";
