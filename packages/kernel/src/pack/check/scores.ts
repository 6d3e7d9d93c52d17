import type { BandNode, LineNode, PointNode, ScoreNode } from "../../score/node.ts";
import type { Draft } from "../draft/draft.ts";
import type { PackDraft } from "../draft/read-nodes.ts";
import type { Sheet } from "../draft/sheet.ts";
import type { FieldKind, Mark, RegisterNode } from "../node.ts";
import { readsOf, type Subject } from "./subject.ts";

/** Names that scores use are there (PK-6), and what gets points is no person (SR-9). */
export function checkScores(pack: PackDraft, sheet: Sheet): void {
  for (const score of Object.values(pack.scores)) {
    checkSubjects(score, pack, sheet);
    for (const point of Object.values(score.points)) checkPoint(point, score, pack, sheet);
    for (const band of score.bands) checkLines(band, pack, sheet);
    const bands = score.bands.map(({ name }) => name);
    if (!bands.includes(score.fresh)) unknown("band", score.fresh, bands, score.mark, sheet);
  }
}

function checkSubjects({ of, mark, name }: Draft<ScoreNode>, pack: PackDraft, sheet: Sheet): void {
  if (of.kind === "unit") return;
  const register = pack.registers[of.register];
  if (register === undefined) {
    if (of.register === "person" || pack.roles[of.register] !== undefined) {
      sheet.refuse("pack-score-person", { score: name, name: of.register }, mark);
    } else unknown("register", of.register, ["unit", ...Object.keys(pack.registers)], mark, sheet);
    return;
  }
  if (isOfPersons(register)) {
    sheet.refuse("pack-score-person", { score: name, name: of.register }, mark);
  }
  if (of.since === undefined) return;
  const since = register.fields[of.since];
  if (since === undefined) {
    unknown("field", of.since, Object.keys(register.fields), mark, sheet);
  } else if ((since.kind !== "date" && since.kind !== "time") || since.many) {
    sheet.refuse("pack-shape", { word: "since", wanted: "date / time" }, since.mark);
  }
}

/** What an entry may be told apart by when it is about a thing: then a person in it is somebody who belongs to the thing. */
const THINGS: ReadonlySet<FieldKind> = new Set([
  "text",
  "unit",
  "area",
  "place",
  "register",
  "case",
]);

/** A list of people: a person is part of its key, or nothing but a person tells its entries apart. */
function isOfPersons({ key, fields }: Draft<RegisterNode>): boolean {
  const person = (name: string) => ["person", "contact"].includes(fields[name]?.kind ?? "");
  if (key.some(person)) return true;
  const named = key.length > 0 || Object.values(fields).some(({ kind }) => THINGS.has(kind));
  return !named && Object.keys(fields).some(person);
}

function checkPoint(
  { at, against, mark }: Draft<PointNode>,
  score: Draft<ScoreNode>,
  { cases }: PackDraft,
  sheet: Sheet,
): void {
  if (at === "start") return;
  const node = cases[at.type];
  if (node === undefined) {
    unknown("case", at.type, Object.keys(cases), mark, sheet);
    return;
  }
  const moments = [...Object.keys(node.actions), ...Object.keys(node.states)];
  if (!moments.includes(at.moment)) unknown("action / state", at.moment, moments, mark, sheet);
  if (against === undefined) return;
  const fits = Object.values(node.fields).filter(
    ({ kind, of, many }) => kind === "point" && of === score.name && !many,
  );
  const names = fits.map(({ name }) => name);
  if (!names.includes(against)) unknown("field", against, names, mark, sheet);
}

function checkLines({ low, high, mark }: BandNode, { settings }: PackDraft, sheet: Sheet): void {
  const numbers = Object.values(settings).filter(
    ({ is, value }) => is === "number" && typeof value === "number",
  );
  const names = numbers.map(({ name }) => name);
  for (const line of [low, high]) {
    if (line === undefined || typeof line.at === "number" || names.includes(line.at.setting))
      continue;
    unknown("setting", line.at.setting, names, mark, sheet);
  }
}

function unknown(
  kind: string,
  name: string,
  allowed: readonly string[],
  mark: Mark,
  sheet: Sheet,
): void {
  sheet.unknown("pack-unknown", { kind, name }, name, allowed, mark);
}

/** PR-20: bands cover the line without overlap or gap; caps are above 0; what is not certain of a score is a setting. */
export function everyScoreSound({ pack }: Subject, sheet: Sheet): void {
  for (const score of Object.values(pack.scores)) {
    checkCover(score, pack, sheet);
    for (const { name, cap, mark } of Object.values(score.points)) {
      if (cap === undefined || readsOf(cap).length > 0) continue;
      if (Number(cap.evaluate({})) > 0) continue;
      sheet.refuse("pack-score-cap", { point: name, cap: cap.source }, mark);
    }
    if (!score.sure) checkUnsure(score, sheet);
  }
}

/** What is not read with high confidence may stand only in settings, as for limits (PR-6). */
function checkUnsure({ name, points, bands, mark }: ScoreNode, sheet: Sheet): void {
  const unsure = (where: string, at: Mark) =>
    sheet.refuse("pack-score-unsure", { score: name, where }, at);
  for (const point of Object.values(points)) {
    for (const part of [point.give, point.cap]) {
      if (part === undefined || readsOf(part).some((read) => read.startsWith("setting."))) continue;
      unsure(point.name, point.mark);
    }
  }
  for (const band of bands) {
    const lines = [band.low, band.high].filter((line) => line !== undefined);
    if (lines.some(({ at }) => typeof at === "number")) unsure(band.name, band.mark ?? mark);
  }
}

function checkCover({ name, bands, mark }: ScoreNode, pack: Subject["pack"], sheet: Sheet): void {
  const [first] = bands;
  const last = bands.at(-1);
  if (first === undefined || last === undefined) return;
  const value = ({ at }: LineNode) =>
    typeof at === "number" ? at : Number(pack.settings[at.setting]?.value);
  if (first.low !== undefined) {
    sheet.refuse("pack-score-gap", { score: name, at: `< ${value(first.low)}` }, first.mark);
  }
  if (last.high !== undefined) {
    sheet.refuse("pack-score-gap", { score: name, at: `> ${value(last.high)}` }, last.mark);
  }
  for (const [place, band] of bands.slice(1).entries()) {
    const [high, low] = [bands[place]?.high, band.low];
    if (high === undefined || low === undefined) {
      const values = { score: name, first: bands[place]?.name ?? "", second: band.name };
      sheet.refuse("pack-score-overlap", { ...values, at: "…" }, band.mark ?? mark);
      continue;
    }
    checkSeam(name, [bands[place] as BandNode, high], [band, low], value, sheet);
  }
  for (const { low, high, mark: at, name: band } of bands) {
    if (low === undefined || high === undefined || value(low) < value(high)) continue;
    if (value(low) === value(high) && low.closed && high.closed) continue;
    sheet.refuse("pack-score-empty", { score: name, band }, at);
  }
}

/** Two bands meet on one line, which belongs to exactly one of them. */
function checkSeam(
  score: string,
  [first, high]: readonly [BandNode, LineNode],
  [second, low]: readonly [BandNode, LineNode],
  value: (line: LineNode) => number,
  sheet: Sheet,
): void {
  const [end, begin] = [value(high), value(low)];
  // Lines that a city may move apart are no seam, whatever they are now.
  const same = JSON.stringify(high.at) === JSON.stringify(low.at);
  const values = { score, first: first.name, second: second.name };
  if (end > begin || (end === begin && high.closed && low.closed)) {
    sheet.refuse("pack-score-overlap", { ...values, at: begin }, second.mark);
  } else if (end < begin || (!high.closed && !low.closed) || !same) {
    const at = end === begin ? String(end) : `${end} … ${begin}`;
    sheet.refuse("pack-score-gap", { score, at }, second.mark);
  }
}
