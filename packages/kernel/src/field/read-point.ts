import { ok } from "../fault/index.ts";
import { findPoint } from "../score/find.ts";
import { parsePointId } from "../score/point.ts";
import { type ReadOne, wrong } from "./reading.ts";

/** A point by its id. Whether a case that is not in sight gave it is found out when it is loaded for the decision. */
export const readPoint: ReadOne = (raw, reading) => {
  const text = typeof raw === "string" ? raw.trim() : "";
  const named = parsePointId(text);
  if (named === undefined) return wrong("field-score-point", raw, reading);
  if (!reading.world.cases.has(named.stream)) return ok(text);
  const point = findPoint(text, reading.world);
  const fits = point !== undefined && point.score === reading.field?.of;
  return fits ? ok(text) : wrong("field-score-point", raw, reading);
};
