import type { Words } from "../words/index.ts";
import { valuesOf } from "./answer.ts";
import { dimsOf } from "./cell.ts";
import type { Figure } from "./figure.ts";
import type { IndicatorNode } from "./node.ts";
import type { Reckoning } from "./reckoning.ts";
import { divided, type Spot } from "./spot.ts";

/** A number about which something should hold and does not. */
export interface Flagged {
  readonly indicator: IndicatorNode;
  /** `share.food`, `share.food@511102`: as the number would be called in a filing of the area asked for. */
  readonly cell: string;
  readonly spot: Spot;
  readonly figure: Figure;
  /** What does not hold, in the words of the pack. */
  readonly flags: readonly Words[];
}

/** Every flagged number of an area, of those just below it, and of everything they are divided by, in the order of the pack (FI-15). */
export function flaggedOf(reckoning: Reckoning, spot: Spot): readonly Flagged[] {
  const { world, areas } = reckoning.ground;
  const below = areas.children(spot.area).map(({ code }) => ({ ...spot, area: code }));
  return Object.values(world.pack.indicators).flatMap((indicator) => {
    if (indicator.flag.length === 0) return [];
    const places = indicator.across.includes("area") ? [spot, ...below] : [spot];
    return places.flatMap((place) =>
      spotsOf(indicator, place, reckoning).flatMap((each): Flagged[] => {
        const flags = reckoning.flags(indicator.name, each);
        if (flags.length === 0) return [];
        const path = [indicator.name, ...Object.values(each.dims)].join(".");
        const cell = each.area === spot.area ? path : `${path}@${each.area}`;
        const figure = reckoning.figure(indicator.name, each);
        return [{ indicator, cell, spot: each, figure, flags }];
      }),
    );
  });
}

/** One spot for each way in which an indicator is divided, the area aside. */
export function spotsOf(
  indicator: IndicatorNode,
  spot: Spot,
  reckoning: Reckoning,
): readonly Spot[] {
  return dimsOf(indicator).reduce<readonly Spot[]>(
    (spots, dim) =>
      spots.flatMap((each) =>
        valuesOf(indicator.name, dim, each, reckoning).map((key) => divided(each, dim, key)),
      ),
    [spot],
  );
}
