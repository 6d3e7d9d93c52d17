import type { DeskView } from "@xinlian/wire";
import { useState } from "react";
import { useHref, useLocation } from "react-router";
import { useWords } from "../words/language.tsx";
import type { ColumnName } from "./columns.ts";
import { LookDialog } from "./look-dialog.tsx";
import { queueWords } from "./words.ts";

/** The list's address in sight, how many it holds, the same as Excel, and how it looks. */
export function ListHead({
  desk,
  total,
  first,
  shown,
  excel,
  columns,
  onColumns,
}: {
  desk: DeskView | undefined;
  total: number | undefined;
  first: number;
  shown: number;
  excel: string;
  columns: readonly ColumnName[];
  onColumns: (columns: readonly ColumnName[]) => void;
}) {
  const w = useWords(queueWords);
  const location = useLocation();
  const href = useHref(location);
  const [copied, setCopied] = useState("");
  const copy = async () => {
    await navigator.clipboard.writeText(new URL(href, window.location.href).href);
    setCopied(href);
  };
  return (
    <p className="address">
      <span className="where">{w.where}</span>
      <code className="where">{decodeURI(href)}</code>
      <button type="button" className="linklike where" onClick={() => void copy()}>
        {w.copy}
      </button>
      <span role="status">{copied === href ? w.copied : ""}</span>
      <span className="apart" role="status">
        {total === undefined ? "" : w.count(total, first, first + shown - 1)}
      </span>
      {total !== undefined && total > 0 && (
        <a href={excel} download>
          {w.excel(total)}
        </a>
      )}
      <LookDialog desk={desk} columns={columns} onColumns={onColumns} />
    </p>
  );
}
