import { createHmac } from "node:crypto";
import { type FieldValues, mainNumber, normalPhone } from "@xinlian/kernel";
import type { MasterKey } from "./master-key.ts";

/**
 * Digits of a phone number as dialled within the country, without its extension: `+86 138-0000-0000` and `13800000000` are one. What is no number
 * that can be called stands for itself.
 */
export function phoneDigits(phone: string): string {
  const normal = normalPhone(phone);
  if (normal !== null) return mainNumber(normal);
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
