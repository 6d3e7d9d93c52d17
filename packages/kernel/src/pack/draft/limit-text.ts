import { isFixed, parseLimit } from "../../deadline/limit.ts";

/** Whether a text is a literal length such as `15wd`; anything else where a limit may stand is an expression. */
export function isLimitText(text: string): boolean {
  const limit = parseLimit(text);
  return limit.ok && !isFixed(limit.value);
}
