import type { Area } from "./area.ts";

/** The divisions of one city, checked: one root, every parent present, no circle. */
export interface AreaTree {
  readonly root: Area;
  get(code: string): Area | undefined;
  children(code: string): readonly Area[];
  /** The area itself first, then its parents up to the city. */
  path(code: string): readonly Area[];
  contains(outer: string, inner: string): boolean;
  all(): Iterable<Area>;
}
