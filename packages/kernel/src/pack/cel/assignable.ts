import type { CelType } from "./type.ts";
import { showType } from "./type.ts";

/** Whether a value of one type may be put where another is wanted; emptiness aside. */
export function assignable(value: CelType, to: CelType): boolean {
  if (value.is === "null") return to.is !== "bool" && to.is !== "list";
  if (value.is === "int" && to.is === "double") return true;
  if (value.is === "list" && to.is === "list") {
    return value.of.is === "null" || assignable(value.of, to.of);
  }
  if (value.is === "string" && to.is === "string" && to.among !== undefined) {
    return value.among?.every((word) => to.among?.includes(word)) ?? false;
  }
  if (value.is === "opaque" && to.is === "opaque")
    return to.name === "sealed" || value.name === to.name;
  return value.is === to.is && showType(value) === showType(to);
}
