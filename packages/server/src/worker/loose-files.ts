import type { House } from "../house.ts";

/** How long a file may lie here before a case names it, ms: a draft is sent the same day. */
const LOOSE_FOR = 24 * 3600_000;
const MOST_A_ROUND = 100;

/** Lets go of attachments that no case names and of uploads that never ended. @returns whether more are waiting */
export async function dropLooseFiles({ ledger, now }: House): Promise<boolean> {
  return (await ledger.files.dropLoose(now() - LOOSE_FOR, MOST_A_ROUND)) >= MOST_A_ROUND;
}
