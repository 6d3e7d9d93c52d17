import { createHash, randomBytes } from "node:crypto";
import type { Accounts } from "@xinlian/ledger";
import { passwordFits } from "./password.ts";

/** A session ends when nothing was asked for this long. */
export const IDLE_MS = 12 * 3600_000;

export interface Begun {
  /** Goes into the cookie; only its SHA-256 is stored. */
  readonly token: string;
  readonly until: number;
}

/** Sessions of the people who work here. */
export class Sessions {
  readonly #accounts: Accounts;

  constructor(accounts: Accounts) {
    this.#accounts = accounts;
  }

  /** The person, or null when account and password do not fit; which of the two is not told, nor by the time it takes. */
  async person(account: string, password: string): Promise<string | null> {
    const found = await this.#accounts.find(account.trim().toLowerCase());
    const fits = await passwordFits(found?.passwordHash ?? null, password);
    return fits && found !== null ? found.person : null;
  }

  async begin(person: string, now: number): Promise<Begun> {
    const token = randomBytes(32).toString("base64url");
    const until = now + IDLE_MS;
    await this.#accounts.beginSession(tokenHash(token), person, now, until);
    return { token, until };
  }

  find(token: string, now: number): Promise<{ person: string; expires: number } | null> {
    return this.#accounts.session(tokenHash(token), now);
  }

  end(token: string): Promise<void> {
    return this.#accounts.endSession(tokenHash(token));
  }
}

function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
