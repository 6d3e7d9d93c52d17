import { ok, type Result } from "@xinlian/kernel";

type Files = Readonly<Record<string, string>>;

/** Where a city's parts stand among the files of its pack. */
const CITY = "city/";

/**
 * A pack as a city has it: its own files, and beside them the parts that the city lays over. The kernel lays them together when it reads
 * the pack (PK-9), so a mistake is named in the city's own file and line.
 */
export function layOver(files: Files, parts: Files): Result<Files> {
  const beside = Object.entries(parts).map(([path, text]) => [`${CITY}${path}`, text] as const);
  return ok({ ...files, ...Object.fromEntries(beside) });
}
