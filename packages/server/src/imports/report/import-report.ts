import type { BadCell } from "../mapping/apply.ts";

/** What a run did. `bad` counts rows, `cells` says what is wrong with each; a row may have several. */
export interface ImportReport {
  readonly file: string;
  /** Name of the mapping. */
  readonly source: string;
  readonly pack: string;
  readonly type: string;
  readonly way: "historic" | "live";
  readonly dry: boolean;
  /** `refused`: there were bad rows and nothing was loaded. */
  readonly state: "done" | "stopped" | "refused";
  /** Rows of the file that were looked at. */
  readonly read: number;
  readonly added: number;
  /** Were there already, or stand twice in the file. */
  readonly repeated: number;
  readonly bad: number;
  /** The run went on from this row of an earlier one; null = from the first. */
  readonly resumedAfter: number | null;
  readonly cells: readonly BadCell[];
}
