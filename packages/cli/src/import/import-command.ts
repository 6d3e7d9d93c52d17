import { readFile, writeFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { fault, type Language, type Pack, type Result } from "@xinlian/kernel";
import {
  badCellsCsv,
  badCellsXlsx,
  type CheckedMapping,
  checkMapping,
  checkpointFolder,
  type ImportReport,
  type ImportTarget,
  openRows,
  parseMapping,
  runImport,
} from "@xinlian/server";
import { EXIT } from "../exit.ts";
import type { Io } from "../io.ts";
import { tellFault } from "../tell-fault.ts";
import { type ImportArguments, readArguments, USAGE } from "./arguments.ts";
import { ProgressLine } from "./progress-line.ts";
import { summary } from "./summary.ts";

/** The terminal, or what stands for it. */
interface CommandIo extends Io {
  /** The error output is a terminal, so that a line may be written over. */
  readonly terminal: boolean;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** The running city, as far as an import needs it. */
export interface ImportCity {
  readonly packs: ReadonlyMap<string, Pack>;
  readonly target: ImportTarget;
  /** As recorded: `person:<id>` or `feed:<key>`. */
  readonly actor: string;
  /** Minutes east of UTC. */
  readonly offset: number;
  /** Folder for the checkpoints of stopped runs. */
  readonly runs: string;
  close(): Promise<void>;
}

interface ImportDeps {
  openCity(): Promise<Result<ImportCity>>;
  /** ms. */
  now(): number;
}

/** `xinlian import FILE --map MAP.yaml …`; gives the exit code. */
export async function importCommand(
  argv: readonly string[],
  io: CommandIo,
  deps: ImportDeps,
): Promise<number> {
  const asked = readArguments(argv);
  if (asked === null) {
    io.err(`${USAGE[io.language]}\n`);
    return EXIT.usage;
  }
  const text = await readFile(asked.map, "utf8").catch((error: NodeJS.ErrnoException) => error);
  if (typeof text !== "string") {
    return tellFault(
      fault("import-file-missing", { file: asked.map, why: text.code ?? text.message }),
      io,
    );
  }
  const mapping = parseMapping(text, basename(asked.map));
  if (!mapping.ok) return tellFault(mapping.fault, io);
  const city = await deps.openCity();
  if (!city.ok) return tellFault(city.fault, io);
  try {
    const pack = city.value.packs.get(mapping.value.pack);
    if (pack === undefined) {
      const allowed = [...city.value.packs.keys()].join(", ");
      return tellFault(
        fault("import-map-pack", { value: mapping.value.pack, allowed }, `${mapping.value.file}:1`),
        io,
      );
    }
    const checked = checkMapping(mapping.value, pack);
    return checked.ok
      ? await run(asked, checked.value, city.value, io, deps)
      : tellFault(checked.fault, io);
  } finally {
    await city.value.close();
  }
}

async function run(
  asked: ImportArguments,
  mapping: CheckedMapping,
  city: ImportCity,
  io: CommandIo,
  deps: ImportDeps,
): Promise<number> {
  const source = await openRows(asked.file, mapping.reading);
  if (!source.ok) return tellFault(source.fault, io);
  const line = new ProgressLine(io, deps.now);
  const report = await runImport({
    source: source.value,
    mapping,
    target: city.target,
    way: asked.way,
    dry: asked.dry,
    skipBad: asked.skipBad,
    resume: asked.resume,
    actor: city.actor,
    offset: city.offset,
    checkpoints: checkpointFolder(city.runs),
    signal: io.signal,
    onProgress: (progress) => line.show(progress),
    now: deps.now,
  });
  line.end();
  if (!report.ok) return tellFault(report.fault, io);
  for (const text of summary(report.value, io.language)) io.out(`${text}\n`);
  if (asked.report !== null) await writeReport(asked.report, report.value, io.language);
  if (report.value.state === "stopped") return EXIT.stopped;
  return report.value.bad === 0 ? EXIT.well : EXIT.fault;
}

async function writeReport(path: string, report: ImportReport, language: Language): Promise<void> {
  const kind = extname(path).toLowerCase();
  if (kind === ".xlsx") await writeFile(path, await badCellsXlsx(report, language));
  else if (kind === ".csv") await writeFile(path, badCellsCsv(report, language));
  else await writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
}
