import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { fault, ok, type Result } from "@xinlian/kernel";
import type { Cell } from "./source-row.ts";

/** Rows of cells, the header first; an empty row stays in its place. */
export type SheetData = readonly (readonly Cell[])[];

/** Longest that one sheet may take to be read (ms), and the memory it may take (MB). A million cells take a tenth. */
const LONGEST = 120_000;
const MEMORY = 1_536;

/** Plain JavaScript, as a worker gets it; what it tells is a value, never an error with a stack. */
const SOURCE = `
const { parentPort, workerData } = require("node:worker_threads");
const { readSheet } = require(workerData.reader);
const archive = Buffer.from(workerData.archive);
const reading = workerData.sheet === null ? readSheet(archive) : readSheet(archive, workerData.sheet);
reading.then(
  (data) => parentPort.postMessage({ data }),
  (error) => parentPort.postMessage({ why: String(error && error.message), sheets: error && error.sheets }),
);
`;

interface Answer {
  readonly data?: SheetData;
  readonly why?: string;
  /** The sheets that there are, when the one asked for is not among them. */
  readonly sheets?: readonly string[];
}

/**
 * Reads one sheet in a thread of its own: a large one would hold up everybody else's requests, and a reader of foreign XML that a
 * hostile file sends round in circles is ended by time and memory.
 */
export async function readSheetData(
  archive: Buffer,
  file: string,
  sheet: string | null,
): Promise<Result<SheetData>> {
  const reader = createRequire(import.meta.url).resolve("read-excel-file/node");
  const worker = new Worker(SOURCE, {
    eval: true,
    execArgv: [],
    workerData: { reader, archive, sheet },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
  });
  try {
    return settled(await answer(worker), file, sheet);
  } finally {
    await worker.terminate();
  }
}

function answer(worker: Worker): Promise<Answer> {
  return new Promise((resolve) => {
    const timer = setTimeout(
      () => resolve({ why: `not read within ${LONGEST / 1000} s` }),
      LONGEST,
    );
    const end = (told: Answer) => {
      clearTimeout(timer);
      resolve(told);
    };
    worker.once("message", end);
    worker.once("error", (error) => end({ why: error.message }));
    worker.once("exit", () => end({ why: "the reader ended" }));
  });
}

function settled(
  { data, why, sheets }: Answer,
  file: string,
  sheet: string | null,
): Result<SheetData> {
  if (data !== undefined) return ok(data);
  if (sheets !== undefined) {
    const allowed = sheets.join(", ");
    return {
      ok: false,
      fault: fault("import-sheet-unknown", { file, sheet: sheet ?? "1", allowed }),
    };
  }
  return { ok: false, fault: fault("import-archive", { file, why: (why ?? "").slice(0, 160) }) };
}
