#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { checkCommand } from "./check/check-command.ts";
import { EXIT } from "./exit.ts";
import { foundCommand } from "./found/found-command.ts";
import { HELP } from "./help.ts";
import { importCommand } from "./import/import-command.ts";
import { openImportCity } from "./import-city.ts";
import { type Io, standardIo } from "./io.ts";
import { loadCommand } from "./load/load-command.ts";
import { type Home, startCommand } from "./start/start-command.ts";
import { verifyCommand } from "./verify/verify-command.ts";

const folder = fileURLToPath(new URL("../../..", import.meta.url)).replace(/[/\\]$/, "");

function version(): string {
  const text = readFileSync(`${folder}/package.json`, "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

async function run(argv: readonly string[], io: Io): Promise<number> {
  const home: Home = { folder, version: version(), env: process.env };
  const [command = "help", ...rest] = argv;
  switch (command) {
    case "start":
      return startCommand(rest, io, home);
    case "check":
      return checkCommand(rest, io, home);
    case "import": {
      const stopping = new AbortController();
      process.once("SIGINT", () => stopping.abort());
      return importCommand(
        rest,
        { ...io, terminal: process.stderr.isTTY === true, signal: stopping.signal },
        { openCity: () => openImportCity(home), now: Date.now },
      );
    }
    case "load":
      return loadCommand(rest, io, home);
    case "verify":
      return verifyCommand(io, home);
    case "found":
      return foundCommand(rest, io, home);
    case "help":
    case "--help":
    case "-h":
      io.out(HELP[io.language]);
      return EXIT.well;
    default:
      io.err(
        `${io.language === "zh" ? "没有这个命令" : "no such command"}: ${command}\n\n${HELP[io.language]}`,
      );
      return EXIT.usage;
  }
}

process.exitCode = await run(process.argv.slice(2), standardIo(process.env));
