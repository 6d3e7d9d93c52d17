import type { Letter } from "@xinlian/ledger";
import { packOf } from "../engine/city-now.ts";
import { receiptHash, receiptSecret } from "../engine/receipt.ts";
import type { House } from "../house.ts";
import { phoneOf, takesMessages } from "./mobile.ts";
import { sendSms } from "./sms.ts";
import { sortMessage } from "./sorting.ts";

const BATCH = 100;
const LETTERS = 20;
/** After 2, 4, 8, 16 minutes; then somebody has to call. */
const TRIES = 5;
const DAY_MS = 86_400_000;
/** Days that a notice is kept for its reader. */
const KEPT = 90;

/** Hands on what the outbox holds and sends the letters that wait; true when more is waiting. */
export async function deliverPost(house: House): Promise<boolean> {
  const { notices } = house.ledger;
  const taken = await notices.handOn(house.now(), BATCH, (message) => sortMessage(house, message));
  const sent =
    house.settings.sms === null
      ? 0
      : await notices.sendLetters(house.now(), LETTERS, TRIES, (letter) => send(house, letter));
  return taken === BATCH || sent === LETTERS;
}

export function dropOldNotices(house: House): Promise<void> {
  return house.ledger.notices.drop(house.now() - KEPT * DAY_MS);
}

async function send(
  house: House,
  { id, stream, text }: Pick<Letter, "id" | "stream" | "text">,
): Promise<string | null> {
  const { sms } = house.settings;
  const [state] = await house.ledger.cases({ kind: "engine" }, [stream]);
  if (sms === null || state === undefined) return "nothing sends here";
  const phone = await phoneOf(house, state, packOf(house.keeper.now, state.packHash));
  if (phone === null) return "no phone";
  if (!takesMessages(phone)) return "the phone takes no messages";
  const link = await linkOf(house, stream, state.number);
  const outgoing = {
    id: `letter-${house.keeper.now.code}-${id}`,
    phone,
    text: link === null ? text.zh : `${text.zh} ${link}`,
  };
  return sendSms(sms, outgoing, house.now());
}

/**
 * The address under which the citizen follows the case. The secret is derived anew from the key of the command that opened it, and goes only
 * where its hash is known; null when nobody holds a receipt or the city has no address of its own.
 */
async function linkOf(house: House, stream: string, number: string | null): Promise<string | null> {
  const { origin } = house.settings;
  if (origin === null || number === null) return null;
  const [first] = await house.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ command: string; hashes: readonly string[] }>(
      `SELECT e.command, ledger.receipts_of(e.city, e.stream) AS hashes
         FROM ledger.event e WHERE e.city = $1 AND e.stream = $2 AND e.seq = 1`,
      [house.keeper.now.code, stream],
    ),
  );
  if (first === undefined) return null;
  const secret = receiptSecret(house.ledger, first.command);
  return first.hashes.includes(receiptHash(secret)) ? `${origin}/r/${number}?k=${secret}` : null;
}
