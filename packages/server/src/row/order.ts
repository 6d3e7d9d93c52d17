import type { RowSort, TypeLayout } from "@xinlian/kernel";
import type { CaseSort } from "@xinlian/wire";
import { columnOf, columnType } from "./column.ts";

/** In what order a list is given. */
export interface ListOrder {
  readonly column: string;
  readonly type: "text" | "float8" | "timestamptz";
  readonly down: boolean;
  /** Every row has a value. */
  readonly always: boolean;
  /** Ended cases have none. */
  readonly openOnly: boolean;
}

/** What is asked for, else the desk's own order, else what ends soonest. */
export function orderOf(
  sort: CaseSort | undefined,
  own: RowSort | null,
  layout: TypeLayout,
): ListOrder {
  if (sort === undefined && own !== null) return deskOrder(own, layout);
  const down = sort?.startsWith("-") === true;
  const due = sort !== "opened" && sort !== "-opened";
  return {
    column: due ? "c.due_at" : "c.opened_at",
    type: "timestamptz",
    down,
    always: !due,
    openOnly: due,
  };
}

function deskOrder({ at, down }: RowSort, layout: TypeLayout): ListOrder {
  const type = columnType(at.kind);
  const column = columnOf(at, layout);
  return {
    column: type === "text" ? `${column} COLLATE "C"` : column,
    type,
    down,
    always: at.path === "opened" || at.path === "state",
    openOnly: false,
  };
}
