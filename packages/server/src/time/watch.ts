import type { Logger } from "pino";
import type { House } from "../house.ts";
import { lastAdopted } from "./record.ts";

/**
 * One look at the machine's clock: what changed is told to the log, and what an administrator adopted at another process of the city
 * holds here, too. @param told since when it was told to be off; null = it was told to be right
 * @returns the same for the next look
 */
export async function watchTime(
  { time, ledger }: House,
  log: Logger,
  told: number | null,
): Promise<number | null> {
  const { since, city, machine } = time.standing();
  if (since !== null) {
    const adopted = await lastAdopted(ledger);
    if (adopted !== null && adopted >= since) {
      time.adopt();
      log.warn({ machine: instant(machine) }, "the machine's clock is followed: it was adopted");
      return null;
    }
  }
  if (since !== null && told === null)
    log.error(
      { city: instant(city), machine: instant(machine) },
      "the machine's clock jumped and is not followed; see /api/time",
    );
  if (since === null && told !== null) log.warn("the machine's clock is right again");
  return since;
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
