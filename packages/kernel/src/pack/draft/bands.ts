import type { BandNode, LineNode } from "../../score/node.ts";
import type { Written } from "./draft.ts";
import type { Sheet } from "./sheet.ts";

type Range = Pick<BandNode, "low" | "high">;

const LINE = String.raw`(-?\d+(?:\.\d+)?|setting\.[a-z]\w*)`;
const BELOW = new RegExp(`^below ${LINE}$`);
const UP_TO = new RegExp(`^up to ${LINE}$`);
const ABOVE = new RegExp(`^above ${LINE}$`);
const FROM = new RegExp(`^from ${LINE}$`);
const BETWEEN = new RegExp(`^(above )?${LINE} to (below )?${LINE}$`);

/** `below 60`, `up to 60`, `60 to 100`, `above 60 to below 100`, `from 60`, `above 100`; a line may be `setting.x`. */
export function readBandRange(written: Written | undefined, sheet: Sheet): Range | undefined {
  if (written === undefined) return undefined;
  const text = written.source.replaceAll(/\s+/g, " ");
  const between = BETWEEN.exec(text);
  if (between !== null) {
    const [, above, low = "", below, high = ""] = between;
    return { low: line(low, above === undefined), high: line(high, below === undefined) };
  }
  const one = (pattern: RegExp) => pattern.exec(text)?.[1];
  const [below, upTo, above, from] = [one(BELOW), one(UP_TO), one(ABOVE), one(FROM)];
  if (below !== undefined) return { high: line(below, false) };
  if (upTo !== undefined) return { high: line(upTo, true) };
  if (above !== undefined) return { low: line(above, false) };
  if (from !== undefined) return { low: line(from, true) };
  const allowed = "below 60, up to 60, 60 to 100, above 60 to below 100, from 60, above 100";
  const values = { word: "is", value: written.source, near: "–", allowed };
  return sheet.refuse("pack-value", values, written.mark);
}

function line(text: string, closed: boolean): LineNode {
  const setting = /^setting\.(.+)$/.exec(text)?.[1];
  return { at: setting === undefined ? Number(text) : { setting }, closed };
}
