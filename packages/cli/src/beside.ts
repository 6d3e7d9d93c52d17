import type { Result } from "@xinlian/kernel";
import { makeLog, type Opened, openHouse, readSettings } from "@xinlian/server";
import type { Home } from "./start/start-command.ts";

/** Opens the city for one command, beside a running one or by itself. */
export async function openBeside(home: Home, bare = false): Promise<Result<Opened>> {
  const settings = readSettings(home.env, home.folder);
  if (!settings.ok) return settings;
  const log = makeLog(home.env.XINLIAN_LOG ?? "warn");
  return openHouse({ settings: settings.value, bare, log, version: home.version, beside: true });
}
