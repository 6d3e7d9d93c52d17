import type { IndicatorNode, Spot } from "@xinlian/kernel";
import { refusal } from "../fault/refusal.ts";
import { NONE } from "./opens.ts";

/** Values of what a number is divided by, as a query spells them: `kind:food,good:physical`. */
export function dimsText(dims: Spot["dims"]): string {
  return Object.entries(dims)
    .map(([dim, key]) => `${dim}:${key ?? NONE}`)
    .join(",");
}

/** Reads them back. @throws Refusal figure-across */
export function readDims(text: string | undefined, { name, across }: IndicatorNode): Spot["dims"] {
  const parts = text === undefined || text === "" ? [] : text.split(",");
  return Object.fromEntries(
    parts.map((part) => {
      const at = part.indexOf(":");
      const dim = part.slice(0, at);
      const key = part.slice(at + 1);
      if (at > 0 && across.includes(dim)) return [dim, key === NONE ? null : key];
      throw refusal("figure-across", { name, by: part, allowed: across.join(", ") || "–" }, "dims");
    }),
  );
}
