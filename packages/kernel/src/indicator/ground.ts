import type { AreaTree } from "../area/tree.ts";
import type { Day } from "../calendar/day.ts";
import type { World } from "../case/world.ts";
import type { Figure } from "./figure.ts";
import type { IndicatorNode } from "./node.ts";
import type { Cut } from "./period.ts";
import type { FigureSource } from "./source.ts";
import type { Spot } from "./spot.ts";

/** What figures of one pack are reckoned with. */
export interface FigureGround {
  readonly world: Pick<World, "pack" | "settings" | "calendar">;
  readonly areas: AreaTree;
  readonly cut: Cut;
  /** The day of the cut-off: no more of a period than this has gone by. */
  readonly today: Day;
  readonly source: FigureSource;
}

/** Who gives figures, as what is made of them asks. */
export interface Figures {
  readonly ground: FigureGround;
  indicator(name: string): IndicatorNode;
  figure(name: string, spot: Spot): Figure;
}
