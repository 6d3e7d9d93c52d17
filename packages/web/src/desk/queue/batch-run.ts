import type { Words } from "@xinlian/kernel";
import type { CaseDone, CaseRow, CaseView, Value } from "@xinlian/wire";
import { Refused } from "../server/problem.ts";

/** How one case of a batch ended. */
export interface BatchLine {
  readonly row: CaseRow;
  readonly done: boolean;
  /** Why not; for a person, not a code. */
  readonly why?: string;
}

export interface BatchDeps {
  read(id: string): Promise<CaseView>;
  act(view: CaseView, action: string, form: Record<string, Value>, key: string): Promise<CaseDone>;
  say(words: Words): string;
  /** What is said when the action is neither offered nor refused with a reason. */
  readonly not: string;
  readonly unreached: string;
  key(): string;
  progress(done: number): void;
}

/**
 * One action on many cases, one after the other: each is read anew, so that what may not be done is skipped with the
 * reason the server gives, and one failure stops none of the rest.
 */
export async function runBatch(
  rows: readonly CaseRow[],
  action: string,
  form: Record<string, Value>,
  deps: BatchDeps,
): Promise<readonly BatchLine[]> {
  const lines: BatchLine[] = [];
  for (const row of rows) {
    lines.push(await one(row));
    deps.progress(lines.length);
  }
  return lines;

  async function one(row: CaseRow): Promise<BatchLine> {
    try {
      const view = await deps.read(row.id);
      if (!view.actions.some((each) => each.name === action)) {
        const refused = view.refused.find((each) => each.name === action);
        return { row, done: false, why: refused ? deps.say(refused.why) : deps.not };
      }
      await deps.act(view, action, form, deps.key());
      return { row, done: true };
    } catch (error) {
      const why =
        error instanceof Refused ? error.problem.detail || error.problem.title : deps.unreached;
      return { row, done: false, why };
    }
  }
}

/** The verbs that at least one of the rows offers, in the order of the first that does. */
export function verbsOf(rows: readonly CaseRow[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => row.verbs))];
}
