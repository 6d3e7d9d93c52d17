import { join } from "node:path";
import { ok, type Result } from "@xinlian/kernel";
import { EngineImports, IMPORT_FEED } from "@xinlian/server";
import { openBeside } from "./beside.ts";
import type { ImportCity } from "./import/import-command.ts";
import type { Home } from "./start/start-command.ts";

/** The city for `xinlian import`: its packs, and its engine behind the importer's door. */
export async function openImportCity(home: Home): Promise<Result<ImportCity>> {
  const opened = await openBeside(home);
  if (!opened.ok) return opened;
  const { house, close } = opened.value;
  return ok({
    packs: house.keeper.now.packs,
    target: new EngineImports(house.engine, () => house.now()),
    actor: `feed:${IMPORT_FEED}`,
    offset: 480,
    runs: join(house.dataFolder, "runs"),
    close,
  });
}
