import { basename, dirname, join, resolve } from "node:path";
import {
  checkPack,
  decide,
  dueMarks,
  type Engine,
  noticesToCalendar,
  ok,
  type Pack,
  type Result,
} from "@xinlian/kernel";
import { cityPackFiles, readCityFiles } from "@xinlian/server";
import { EXIT } from "../exit.ts";
import type { Io } from "../io.ts";
import { tellFault } from "../tell-fault.ts";
import { type CheckArguments, readArguments, USAGE } from "./arguments.ts";
import { proofLines } from "./proof-lines.ts";
import { wordTable } from "./word-table.ts";

/**
 * `xinlian check <folder>...`: proves packs, with what the city lays over them, and prints each proof. Exit code 0 when all may be loaded, 1 when one
 * may not, 2 for wrong arguments.
 * @param home has the folder with `cities`
 */
export function checkCommand(
  argv: readonly string[],
  io: Io,
  home: { readonly folder: string },
): number {
  const asked = readArguments(argv, home.folder);
  if (asked === null) {
    io.err(`${USAGE[io.language]}\n`);
    return EXIT.usage;
  }
  const engine = engineOf(asked);
  if (!engine.ok) return tellFault(engine.fault, io);
  let code: number = EXIT.well;
  const packs: Pack[] = [];
  for (const folder of asked.folders) {
    const path = resolve(folder);
    const city = { folder: join(asked.cities, asked.city) };
    const read = cityPackFiles(city, dirname(path), basename(path));
    if (!read.ok) {
      code = tellFault(read.fault, io);
      continue;
    }
    const proof = checkPack(read.value.files, read.value.hash, engine.value, packs);
    io.out(`${proofLines(proof, folder, io.language).join("\n")}\n`);
    if (proof.faults.length > 0) code = EXIT.fault;
    if (proof.pack !== undefined) packs.push(proof.pack);
  }
  if (packs.length > 1) io.out(`${wordTable(packs, io.language).join("\n")}\n`);
  return code;
}

function engineOf({ cities, city }: CheckArguments): Result<Engine> {
  const files = readCityFiles(cities, city);
  if (!files.ok) return files;
  const calendar = noticesToCalendar(files.value.notices);
  return calendar.ok ? ok({ decide, dueMarks, calendar: calendar.value }) : calendar;
}
