import type { CaseState, Moment } from "@xinlian/kernel";
import type { FastifyRequest } from "fastify";
import { type CaseRead, readCase } from "../case/read-case.ts";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { CitizenCaller } from "../http/caller.ts";
import { citizenOf } from "../session/callers.ts";
import { keptReceipts } from "./kept-receipts.ts";

/** Who holds the receipt of a case in this browser, and the case. */
export interface Held {
  readonly caller: CitizenCaller;
  readonly secret: string;
  readonly read: CaseRead;
}

/** @throws Refusal when this browser holds no receipt of that number, or it opens nothing */
export async function heldCase(
  request: FastifyRequest,
  house: House,
  number: string,
): Promise<Held> {
  const kept = keptReceipts(request).find((each) => each.number === number);
  if (kept === undefined) throw refusal("request-receipt-wrong");
  const found = await caseOfReceipt(house, number, kept.secret);
  if (found === null) throw refusal("request-receipt-wrong");
  const read = await readCase(
    house.engine,
    found.caller,
    found.state.stream,
    house.now() as Moment,
  );
  return { caller: found.caller, secret: kept.secret, read };
}

/** The case that number and secret open together. */
export async function caseOfReceipt(
  house: House,
  number: string,
  secret: string,
): Promise<{ readonly caller: CitizenCaller; readonly state: CaseState } | null> {
  const caller = citizenOf(secret, true);
  const [row] = await house.ledger.view(caller.viewer, (sql) =>
    sql.query<{ whole: CaseState }>(
      "SELECT whole FROM ledger.case_row WHERE city = $1 AND number = $2",
      [house.engine.city.code, number],
    ),
  );
  return row === undefined ? null : { caller, state: row.whole };
}
