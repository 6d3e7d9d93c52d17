import { CLOCK_MOMENTS, type ClockMoment, type MomentNode } from "../../indicator/node.ts";
import type { Draft, Written } from "./draft.ts";
import type { Sheet } from "./sheet.ts";

/** A moment of a case as a path. One bare name stands as a field until the references are looked at (`settleMoment`). */
export function readMoment(written: Written, sheet: Sheet): Draft<MomentNode> | undefined {
  const { source, mark } = written;
  if (source === "opened") return { of: "opened" };
  if (source === "period") return { of: "period" };
  if (source === "ended" || source === "ended_at") return { of: "ended" };
  if (source === "standing") {
    return sheet.refuse("pack-word-later", { word: "standing", where: "at" }, mark);
  }
  const [first = "", second, third] = source.split(".");
  if (first === "clock" && second !== undefined && isClockMoment(third)) {
    return { of: "clock", clock: second, which: third };
  }
  if (first === "past" && second !== undefined && (third === "first" || third === "last")) {
    return { of: "past", action: second, which: third };
  }
  if (second === undefined) return { of: "field", field: first };
  const allowed = `opened, ended, period, clock.x.${CLOCK_MOMENTS.join(" / ")}, past.action.first / last`;
  const values = { word: "at", value: source, near: "–", allowed };
  return sheet.refuse("pack-value", values, mark);
}

function isClockMoment(word: string | undefined): word is ClockMoment {
  return (CLOCK_MOMENTS as readonly (string | undefined)[]).includes(word);
}
