import type { FileItem } from "../node.ts";
import type { Written } from "./draft.ts";
import type { Sheet } from "./sheet.ts";

const WRITTEN = /^([a-z][a-z0-9_]*)(\?)?(@below)?(\?)?$/;

/** `sales`, `sales?`, `share@below`, `share?@below`. */
export function readFileItem({ source, mark }: Written, sheet: Sheet): FileItem {
  const [, indicator, before, below, after] = WRITTEN.exec(source) ?? [];
  if (indicator === undefined) {
    sheet.refuse(
      "pack-shape",
      { word: "file", wanted: "indicator, indicator?, indicator@below" },
      mark,
    );
  }
  return {
    indicator: indicator ?? source,
    optional: before !== undefined || after !== undefined,
    below: below !== undefined,
    mark,
  };
}
