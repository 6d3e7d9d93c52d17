import type { World } from "../case/world.ts";
import { type PointState, parsePointId } from "./point.ts";

/** The point of this id; undefined when its case is not in sight or gave no such point. */
export function findPoint(id: string, { cases }: Pick<World, "cases">): PointState | undefined {
  const named = parsePointId(id);
  const state = named === undefined ? undefined : cases.get(named.stream);
  return state?.points?.find((point) => point.id === id);
}
