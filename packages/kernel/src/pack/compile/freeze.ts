import { Compiled } from "./compiled.ts";

/** Freezes plain data all the way down; expressions guard themselves. */
export function freeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Compiled) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
