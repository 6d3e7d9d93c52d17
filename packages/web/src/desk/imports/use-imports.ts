import { useQuery } from "@tanstack/react-query";
import type { ImportReport, ImportRun } from "@xinlian/wire";
import { ask, get, withQuery } from "../server/ask.ts";

/** While a run is under way it is asked for again every so often, ms. */
const AGAIN = 1500;
const moving = (run: ImportRun) => run.state === "reading" || run.state === "running";

export function useImports() {
  return useQuery({
    queryKey: ["imports"],
    queryFn: ({ signal }) => get<{ rows: ImportRun[] }>("/api/imports", signal),
    refetchInterval: (query) => (query.state.data?.rows.some(moving) ? AGAIN : false),
  });
}

export function useImport(id: string) {
  return useQuery({
    queryKey: ["import", id],
    queryFn: ({ signal }) => get<ImportReport>(`/api/imports/${id}`, signal),
    refetchInterval: (query) => (query.state.data && moving(query.state.data.run) ? AGAIN : false),
  });
}

/** Uploads a file with its mapping; a dry run writes nothing. */
export async function startImport(
  file: File,
  mapping: File,
  way: ImportRun["way"],
  dry: boolean,
): Promise<ImportReport> {
  const body = new FormData();
  body.append("mapping", mapping);
  body.append("file", file);
  const path = withQuery("/api/imports", { way, dry: String(dry) });
  return (await ask<ImportReport>(path, { method: "POST", body })).value;
}

export async function steerImport(id: string, how: "stop" | "resume"): Promise<void> {
  await ask(`/api/imports/${id}/${how}`, { method: "POST" });
}
