import { OF_FIGURE, OF_LIST } from "./facts.ts";

/** What a template's bulletin gives it. */
export interface Given {
  /** Names that stand for themselves. */
  readonly plain: readonly string[];
  readonly figures: readonly string[];
  /** Lists by name, with the columns that they show. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/**
 * The name in a path at which it leaves what is given, with what would be allowed; undefined when it stays within.
 * A name in brackets (`rows[0]`) is an empty part and stands for any row.
 */
export function strayOf(
  path: readonly string[],
  { plain, figures, lists }: Given,
): { readonly name: string; readonly allowed: readonly string[] } | undefined {
  const [first = "", second, third, ...rest] = path;
  const within = (name: string | undefined, allowed: readonly string[]) =>
    name === undefined || allowed.includes(name) ? undefined : { name: path.join("."), allowed };
  if (first !== "figures" && first !== "lists") {
    return within(first, [...plain, "figures", "lists"]);
  }
  const names = first === "figures" ? figures : Object.keys(lists);
  const stray = within(second, names) ?? within(third, first === "figures" ? OF_FIGURE : OF_LIST);
  if (stray !== undefined || third !== "rows") return stray;
  const [row, ...column] = rest;
  if (row === undefined || row === "size" || column.length === 0) return undefined;
  const shown = lists[second ?? ""] ?? [];
  const asked = column.join(".");
  return shown.some((each) => each === asked || each.startsWith(`${asked}.`))
    ? undefined
    : { name: path.join("."), allowed: shown };
}
