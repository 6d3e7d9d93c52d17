import type { ReactNode } from "react";
import { Wide } from "../frame/wide.tsx";
import { useWords } from "../words/language.tsx";
import { saveCsv } from "./csv.ts";
import { leaderWords } from "./words.ts";

/** One question: its sentence, its table, the table as a file. */
export function Question({
  id,
  title,
  says,
  csv,
  wide,
  children,
}: {
  id: string;
  title: string;
  says: ReactNode;
  csv: readonly (readonly (string | number)[])[];
  wide?: boolean;
  children: ReactNode;
}) {
  const w = useWords(leaderWords);
  return (
    <section className={wide ? "section question spread" : "section question"}>
      <div className="question-head">
        <h2 id={`q-${id}`}>{title}</h2>
        <button
          type="button"
          className="linklike screen-only"
          aria-label={w.csvOf(title)}
          onClick={() => saveCsv(title, csv)}
        >
          CSV
        </button>
      </div>
      <p className="says">{says}</p>
      <Wide label={title}>{children}</Wide>
    </section>
  );
}
