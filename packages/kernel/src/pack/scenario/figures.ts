import { dayOf } from "../../calendar/moment.ts";
import { ok, type Result, refuse } from "../../fault/index.ts";
import { dimsOf } from "../../indicator/cell.ts";
import { figureText } from "../../indicator/figure.ts";
import { flaggedOf } from "../../indicator/flagged.ts";
import { memorySource } from "../../indicator/memory-source.ts";
import { type Cut, periodOfSpan } from "../../indicator/period.ts";
import { Reckoning } from "../../indicator/reckoning.ts";
import { readSpan } from "../../indicator/span.ts";
import { divided, type Spot, spotOf } from "../../indicator/spot.ts";
import type { PracticeWorld } from "./practice-world.ts";

/** In a practice city a statistic day is the plain day. */
const MIDNIGHT = "24:00";

/** `figure(sales.food, 2024-05)`, `figure(sales, 2024-05, 511181)`, `flags(2024-05)`; undefined when it is none of these. */
export function figureAsked(
  source: string,
  practice: PracticeWorld,
): Result<string | readonly string[]> | undefined {
  const [, what, inside = ""] = /^(figure|flags)\(([^()]*)\)$/.exec(source.trim()) ?? [];
  if (what === undefined) return undefined;
  const args = inside.split(",").map((part) => part.trim());
  const cell = what === "figure" ? args.shift() : undefined;
  const [period = "", area] = args;
  const world = practice.world();
  const span = readSpan(period);
  if (!span.ok) return span;
  const cut: Cut = { offset: practice.calendar.offset, time: MIDNIGHT };
  const reckoning = new Reckoning({
    world,
    areas: world.areas,
    cut,
    today: dayOf(world.now, cut),
    source: memorySource([...practice.cases.values()], world),
  });
  const spot = spotOf(area ?? world.city, periodOfSpan(span.value, cut), span.value);
  if (cell === undefined) {
    return ok(flaggedOf(reckoning, spot).flatMap((each) => each.flags.map(() => each.cell)));
  }
  return figureOf(cell, spot, reckoning);
}

/** A number as it is printed, without the marks of thousands and per cent. */
function figureOf(cell: string, spot: Spot, reckoning: Reckoning): Result<string> {
  const [name = "", ...values] = cell.split(".");
  const { indicators } = reckoning.ground.world.pack;
  const indicator = indicators[name];
  if (indicator === undefined) {
    return refuse("figure-unknown", { name, allowed: Object.keys(indicators).join(", ") });
  }
  const dims = dimsOf(indicator);
  const at = values.reduce((each, value, nth) => divided(each, dims[nth] ?? value, value), spot);
  const text = figureText(reckoning.figure(name, at), indicator);
  return ok(text.replace(/[,%]/g, ""));
}
