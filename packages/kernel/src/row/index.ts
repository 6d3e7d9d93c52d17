export { type DeskRows, deskRowsOf, type RowSort } from "./desk-rows.ts";
export { type Order, pathsOf, type RowFilter, type RowKind, type RowPath } from "./filter.ts";
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
export { MOST_LETTERS, type RowValues, rowValues } from "./values.ts";
