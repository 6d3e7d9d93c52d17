import { parseArgs } from "node:util";
import { makeLog, readSettings, startCity } from "@xinlian/server";
import { EXIT } from "../exit.ts";
import type { Io } from "../io.ts";
import { tellFault } from "../tell-fault.ts";
import { banner } from "./banner.ts";
import { untilStopped } from "./until-stopped.ts";

export interface Home {
  /** Folder with `packs` and `cities`. */
  readonly folder: string;
  readonly version: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const START_USAGE = {
  zh: "用法：xinlian start [--empty] [--roles web,worker,intake]",
  en: "Usage: xinlian start [--empty] [--roles web,worker,intake]",
} as const;

const STAYS = {
  zh: "新版本没有通过检查，继续用原来的版本：\n",
  en: "a new version does not pass; the one that runs stays:\n",
} as const;

/** `xinlian start`: runs the city until it is told to stop. */
export async function startCommand(argv: readonly string[], io: Io, home: Home): Promise<number> {
  const asked = argumentsOf(argv);
  if (asked === null) {
    io.err(`${START_USAGE[io.language]}\n`);
    return EXIT.usage;
  }
  const settings = readSettings(home.env, home.folder, asked.roles);
  if (!settings.ok) return tellFault(settings.fault, io);
  const log = makeLog(home.env.XINLIAN_LOG ?? "warn");
  const running = await startCity({
    settings: settings.value,
    bare: asked.empty,
    log,
    version: home.version,
  });
  if (!running.ok) return tellFault(running.fault, io);
  for (const why of running.value.refreshed?.refused ?? []) {
    io.err(STAYS[io.language]);
    tellFault(why, io);
  }
  io.out(banner(running.value));
  const signal = await untilStopped(log);
  io.err(io.language === "zh" ? "正在停止……\n" : "stopping…\n");
  await running.value.stop();
  return signal === "error" ? EXIT.fault : EXIT.well;
}

function argumentsOf(
  argv: readonly string[],
): { empty: boolean; roles: string[] | undefined } | null {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { empty: { type: "boolean" }, roles: { type: "string" } },
    });
    return {
      empty: values.empty ?? false,
      roles: values.roles?.split(",").map((role) => role.trim()),
    };
  } catch {
    return null;
  }
}
