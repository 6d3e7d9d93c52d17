import { fault } from "@xinlian/kernel";
import { ROW_BOUNDS } from "./bounds.ts";
import type { BrokenRow, Cell, SourceRow } from "./source-row.ts";
import type { Encoding } from "./survey.ts";
import { linesOf, TOO_LONG, textOf } from "./text.ts";

/** Depth to which objects in objects become columns (`address.street`). */
const DEEPEST = 4;

/** One JSON object a line. Empty lines are passed over; lists keep their JSON text. */
export async function* jsonRows(
  path: string,
  encoding: Encoding,
): AsyncGenerator<SourceRow | BrokenRow> {
  let row = 0;
  for await (const line of linesOf(textOf(path, encoding), ROW_BOUNDS.line)) {
    row += 1;
    if (line === TOO_LONG) {
      yield { row, broken: fault("import-row-large", { most: ROW_BOUNDS.line }) };
    } else if (line.trim() !== "") {
      yield readLine(row, line);
    }
  }
}

function readLine(row: number, line: string): SourceRow | BrokenRow {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return {
      row,
      broken: fault("import-row-json", { why: (error as Error).message.slice(0, 120) }),
    };
  }
  if (!isObject(value)) {
    return { row, broken: fault("import-row-object", { allowed: '{"id": 1}' }) };
  }
  const cells = new Map<string, Cell>();
  flatten(value, "", 1, cells);
  return { row, cells };
}

function flatten(object: object, prefix: string, depth: number, cells: Map<string, Cell>): void {
  for (const [name, value] of Object.entries(object) as [string, unknown][]) {
    const column = `${prefix}${name}`;
    if (isObject(value) && depth < DEEPEST) flatten(value, `${column}.`, depth + 1, cells);
    else
      cells.set(
        column,
        isObject(value) || Array.isArray(value) ? JSON.stringify(value) : (value as Cell),
      );
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
