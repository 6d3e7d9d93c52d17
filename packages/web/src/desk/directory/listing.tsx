import type { ReactNode } from "react";
import { Empty, Failed, Waiting } from "../frame/waiting.tsx";
import { Wide } from "../frame/wide.tsx";
import { useWords } from "../words/language.tsx";
import type { Page } from "./use-units.ts";
import { directoryWords } from "./words.ts";

/** A page of directory rows: loading, failed, empty, or the table with the way on. */
export function Listing<T>({
  label,
  page,
  onNext,
  children,
}: {
  label: string;
  page: { data: Page<T> | undefined; error: unknown; refetch: () => unknown };
  onNext: (after: string) => void;
  children: (rows: readonly T[]) => ReactNode;
}) {
  const w = useWords(directoryWords);
  if (page.error) return <Failed error={page.error} again={() => void page.refetch()} />;
  if (!page.data) return <Waiting rows={10} />;
  const { rows, next } = page.data;
  if (rows.length === 0) return <Empty why={w.none} next={w.noneNext} />;
  return (
    <>
      <Wide label={label}>{children(rows)}</Wide>
      <p className="soft pages">
        {w.shown(rows.length, next !== null)}
        {next !== null && (
          <button type="button" className="linklike" onClick={() => onNext(next)}>
            {w.more}
          </button>
        )}
      </p>
    </>
  );
}
