import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { sayFault, type Words } from "@xinlian/kernel";
import { loadVersion, readPackFiles } from "@xinlian/server";
import { openBeside } from "../beside.ts";
import { proofLines } from "../check/proof-lines.ts";
import { EXIT } from "../exit.ts";
import type { Io } from "../io.ts";
import type { Home } from "../start/start-command.ts";
import { tellFault } from "../tell-fault.ts";

const USAGE = {
  zh: `用法：xinlian load 业务包文件夹 [--dry]
  装入正在运行的城市（或它的数据库），不用重启；--dry 只校验，什么也不改`,
  en: `Usage: xinlian load PACK-FOLDER [--dry]
  loads it into the running city (or its database) without a restart; --dry proves it and changes nothing`,
} as const;

const SAID = {
  loaded: { zh: "已装入，从现在起新事项按它办", en: "loaded; new cases take it from now on" },
  same: { zh: "就是现在运行的版本", en: "this version runs already" },
  dry: { zh: "可以装入；没有装入（--dry）", en: "may be loaded; it was not (--dry)" },
} as const satisfies Record<string, Words>;

/**
 * `xinlian load <folder>`: loads a version of a pack into the city, beside a running one or by itself. Exit code 0 when it runs (or would),
 * 1 when it may not load, 2 for wrong arguments.
 */
export async function loadCommand(argv: readonly string[], io: Io, home: Home): Promise<number> {
  const asked = readArguments(argv);
  if (asked === null) {
    io.err(`${USAGE[io.language]}\n`);
    return EXIT.usage;
  }
  const folder = resolve(asked.folder);
  const read = readPackFiles(folder);
  if (!read.ok) return tellFault(read.fault, io);
  const { files } = read.value;
  const opened = await openBeside(home);
  if (!opened.ok) return tellFault(opened.fault, io);
  const { house, close } = opened.value;
  try {
    const name = /^pack:\s*["']?([a-z][a-z0-9_]*)/m.exec(files["pack.yaml"] ?? "")?.[1] ?? "";
    const by = {
      id: randomUUID(),
      principal: { kind: "founder", id: "founder" },
      actor: "self",
      at: house.now(),
    } as const;
    const tried = await loadVersion(house, name, files, true, by);
    if (!tried.ok) return tellFault(tried.fault, io);
    const { proof, notes, loaded } = tried.value;
    io.out(`${proofLines(proof, asked.folder, io.language).join("\n")}\n`);
    for (const note of notes) {
      io.out(`  ${note.place ?? asked.folder}  ${sayFault(note, io.language)} [${note.code}]\n`);
    }
    if (proof.faults.length > 0) return EXIT.fault;
    if (!asked.dry && !loaded) {
      const done = await loadVersion(house, name, files, false, by);
      if (!done.ok) return tellFault(done.fault, io);
    }
    const said = loaded ? SAID.same : asked.dry ? SAID.dry : SAID.loaded;
    io.out(`${said[io.language]}\n`);
    return EXIT.well;
  } finally {
    await close();
  }
}

function readArguments(
  argv: readonly string[],
): { readonly folder: string; readonly dry: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { dry: { type: "boolean", default: false } },
    });
    const [folder, ...more] = positionals;
    return folder === undefined || more.length > 0 ? null : { folder, dry: values.dry };
  } catch {
    return null;
  }
}
