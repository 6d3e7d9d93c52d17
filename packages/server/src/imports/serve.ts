import { createWriteStream } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { ImportReport as ImportReportView, ImportRun as ImportRunView } from "@xinlian/wire";
import type { FastifyRequest } from "fastify";
import { v7 } from "uuid";
import { instant } from "../case/wire-value.ts";
import { granted, refusal } from "../fault/refusal.ts";
import { sayWords } from "../fault/say.ts";
import type { House } from "../house.ts";
import type { PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { checkMapping } from "./mapping/check.ts";
import { parseMapping } from "./mapping/parse.ts";
import { openRows } from "./rows/open.ts";
import { type Kept, Runs } from "./runs.ts";

/** Imports from the browser: upload, watch, stop, resume. */
export function serveImports(serving: Serving, house: House): void {
  const runs = new Runs(house);

  serving.on("imports", async () => ({ rows: runs.all().map((kept) => runView(kept, house)) }));

  serving.on("startImport", async ({ query, caller, request, at }) => {
    const { id } = caller as PersonCaller;
    const upload = await received(request, join(house.dataFolder, "uploads"));
    const mapping = granted(parseMapping(upload.mapping, "mapping.yaml"));
    const pack = house.keeper.now.packs.get(mapping.pack);
    if (pack === undefined) {
      const allowed = [...house.keeper.now.packs.keys()].join(", ");
      throw refusal(
        "request-choice",
        { field: "pack", value: mapping.pack, allowed },
        "mapping.yaml:1",
      );
    }
    const checked = granted(checkMapping(mapping, pack));
    const source = granted(await openRows(upload.path, checked.reading, upload.name));
    const kept = runs.start({
      id: v7(),
      mapping: checked,
      source,
      way: query.way,
      dry: query.dry ?? true,
      by: id,
      startedAt: at.now,
    });
    // A dry run or a short file is answered whole; a long one is watched.
    await Promise.race([kept.ended, new Promise((resolve) => setTimeout(resolve, 2_000).unref())]);
    return report(kept, house);
  });

  serving.on("importRun", async ({ params }) => report(found(runs, params.id), house));

  serving.on("stopImport", async ({ params }) => {
    const kept = found(runs, params.id);
    kept.stop();
    await kept.ended;
    return runView(kept, house);
  });

  serving.on("resumeImport", async ({ params }) => {
    const kept = found(runs, params.id);
    return runView(kept.state === "stopped" ? runs.resume(kept) : kept, house);
  });
}

function found(runs: Runs, id: string): Kept {
  const kept = runs.get(id.toLowerCase());
  if (kept === undefined) throw refusal("request-not-found");
  return kept;
}

/** Takes the two files: rows to disk, the mapping into memory. */
async function received(
  request: FastifyRequest,
  folder: string,
): Promise<{ readonly path: string; readonly name: string; readonly mapping: string }> {
  if (!request.isMultipart()) {
    const value = String(request.headers["content-type"] ?? "–").slice(0, 80);
    throw refusal("request-media", { value, allowed: "multipart/form-data" }, "Content-Type");
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let file: { path: string; name: string } | null = null;
  let mapping: string | null = null;
  for await (const part of request.files()) {
    const path = join(folder, v7());
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
    if (part.fieldname === "file") file = { path, name: part.filename };
    else if (part.fieldname === "mapping") mapping = await readFile(path, "utf8");
  }
  if (file === null) throw refusal("request-missing", { field: "file" }, "file");
  if (mapping === null) throw refusal("request-missing", { field: "mapping" }, "mapping");
  return { ...file, mapping };
}

function report(kept: Kept, house: House): ImportReportView {
  return {
    run: runView(kept, house),
    badRows: kept.bad.map(({ row, column, fault }) => ({
      row,
      column,
      code: fault.code,
      detail: sayWords(fault),
    })),
  };
}

function runView(kept: Kept, house: House): ImportRunView {
  const { asked } = kept;
  return {
    id: asked.id,
    file: asked.source.file,
    pack: asked.mapping.pack,
    type: asked.mapping.type,
    way: asked.way,
    dry: asked.dry,
    state: kept.state,
    startedAt: instant(asked.startedAt),
    endedAt: kept.endedAt === null ? null : instant(kept.endedAt),
    rows: kept.rows,
    added: kept.added,
    known: kept.known,
    bad: new Set(kept.bad.map((cell) => cell.row)).size,
    who: house.keeper.now.directory.person(asked.by)?.name ?? "–",
  };
}
