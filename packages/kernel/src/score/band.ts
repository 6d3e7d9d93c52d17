import type { Words } from "../words/index.ts";
import type { BandNode, LineNode, ScoreNode } from "./node.ts";

/** Values of settings by name: the city's own, or the pack's. */
export type Lines = (setting: string) => number;

/** The band in which a number of points lies: the first from below whose upper line is not passed. Total, whatever a city set (SR-5). */
export function bandOf(score: ScoreNode, points: number, lines: Lines): BandNode {
  const found = score.bands.find(({ high }) => high === undefined || isWithin(points, high, lines));
  const last = found ?? score.bands.at(-1);
  if (last === undefined) throw new Error(`score ${score.name} has no bands`);
  return last;
}

function isWithin(points: number, { at, closed }: LineNode, lines: Lines): boolean {
  const line = lineAt(at, lines);
  return closed ? points <= line : points < line;
}

function lineAt(at: LineNode["at"], lines: Lines): number {
  return typeof at === "number" ? at : lines(at.setting);
}

/** `60 至 100 分`, said beside the band's own name. */
export function bandRange({ low, high }: BandNode, lines: Lines): Words {
  const [from, to] = [low && lineAt(low.at, lines), high && lineAt(high.at, lines)];
  if (low === undefined && high !== undefined) {
    return high.closed
      ? { zh: `不超过 ${to} 分`, en: `${to} or less` }
      : { zh: `低于 ${to} 分`, en: `below ${to}` };
  }
  if (high === undefined && low !== undefined) {
    return low.closed
      ? { zh: `${from} 分及以上`, en: `${from} or more` }
      : { zh: `高于 ${from} 分`, en: `above ${from}` };
  }
  if (low === undefined || high === undefined) return { zh: "全部", en: "all" };
  const [zhLow, enLow] = low.closed ? ["", ""] : ["高于 ", "above "];
  const [zhHigh, enHigh] = high.closed ? ["", ""] : ["低于 ", "below "];
  return {
    zh: `${zhLow}${from} 至${zhHigh === "" ? " " : zhHigh}${to} 分`,
    en: `${enLow}${from} to ${enHigh}${to}`,
  };
}
