/** Names of our cookies. */
export const COOKIES = {
  /** Session of a person who works here. */
  session: "xl_session",
  /** Receipts that this browser holds: `<number>.<secret>`, newest first. */
  receipts: "xl_receipts",
  language: "xl_lang",
  elder: "xl_elder",
  /** Random value that the token in forms is made of. */
  form: "xl_form",
} as const;

export interface CookieOptions {
  readonly path: string;
  readonly httpOnly: boolean;
  readonly sameSite: "lax" | "strict";
  readonly secure: boolean;
  readonly maxAge?: number;
}

/** @param seconds how long it lives; left out = until the browser closes */
export function cookieOptions(secure: boolean, seconds?: number): CookieOptions {
  return {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure,
    ...(seconds !== undefined && { maxAge: seconds }),
  };
}
