import { createHmac } from "node:crypto";
import type { FieldValues } from "@xinlian/kernel";
import type { MasterKey } from "./master-key.ts";

/** Digits of a phone number as dialled within the country: `+86 138-0000-0000` and `13800000000` are one. */
export function phoneDigits(phone: string): string {
  const digits = phone.normalize("NFKC").replace(/\D/g, "");
  return digits.replace(/^(?:00)?86(?=1\d{10}$|0\d{9,11}$)/, "");
}

/** By which a phone number is found without being stored: an HMAC within the city. Hex. */
export function finderOf(master: MasterKey, city: string, phone: string): string {
  return createHmac("sha256", master.finding)
    .update(`${city}\n${phoneDigits(phone)}`)
    .digest("hex");
}

/** Phone numbers in sealed values, in order, without doubles. */
export function phonesIn(sealed: FieldValues): string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (value !== null && typeof value === "object" && "phone" in value) {
      const { phone } = value;
      if (typeof phone === "string" && phoneDigits(phone) !== "") found.push(phone);
    }
  };
  Object.values(sealed).forEach(walk);
  return [...new Set(found)];
}
