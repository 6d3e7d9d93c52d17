import { ok, type Result, refuse } from "@xinlian/kernel";
import { databaseAccount } from "./account.ts";
import { choosePlace } from "./place.ts";
import { APP, DATABASE, OWNER } from "./settings.ts";
import type { Embedded } from "./start.ts";

/**
 * The logins of the PostgreSQL that another process runs in this data folder, for a command beside a running city. Does not look whether it
 * runs: asked after `startEmbedded` said that it does.
 */
export function attachEmbedded(
  dataFolder: string,
): Result<Pick<Embedded, "dataFolder" | "moved" | "owner" | "app">> {
  const account = databaseAccount();
  if (account === null) return refuse("ledger-embedded-account");
  const place = choosePlace(dataFolder, account);
  if (!place.ok) return place;
  const { home, socket, moved } = place.value;
  const login = (user: string) => ({ host: socket, user, database: DATABASE });
  return ok({
    dataFolder: home,
    ...(moved !== undefined && { moved }),
    owner: login(OWNER),
    app: login(APP),
  });
}
