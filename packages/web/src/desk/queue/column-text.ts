import type { DeskView } from "@xinlian/wire";
import { useSay, useWords } from "../words/language.tsx";
import type { ColumnName, PlainColumn } from "./columns.ts";
import { queueWords } from "./words.ts";

/** What a column is called: by the desk for its own, else as in every list. */
export function useColumnText(desk: DeskView | undefined): (column: ColumnName) => string {
  const w = useWords(queueWords);
  const say = useSay();
  return (column) => {
    if (!column.startsWith("of:")) return w.columns[column as PlainColumn];
    const own = desk?.columns.find(({ path }) => `of:${path}` === column);
    return own ? say(own.words) : column.slice("of:".length);
  };
}
