export { type DeskRows, deskRowsOf, type RowSort } from "./desk-rows.ts";
export { pathsOf, type RowFilter, type RowKind, type RowOrder, type RowPath } from "./filter.ts";
export {
  crowded,
  type Layout,
  layoutOf,
  newlyPlaced,
  SLOTS,
  slotKind,
  type TypeLayout,
} from "./layout.ts";
export { isOwn } from "./path.ts";
export { isSince, opensOnly, possibleStates } from "./states.ts";
export { MOST_LETTERS, type RowValues, rowValues } from "./values.ts";
