import type { Opening } from "./desk.ts";

/** A table of invented messages. */
export function importFile(rows: number): string {
  const lines = ["no,text,phone"];
  for (let at = 1; at <= rows; at += 1) {
    lines.push(
      `B${at},第 ${at} 段路面坑洼不平请尽快修补,1380000${String(at % 10_000).padStart(4, "0")}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

/** Says which column is which field of the case type that the bench opens. */
export function mappingOf({ pack, type, action }: Opening): string {
  return [
    "import: bench",
    `pack: ${pack}`,
    `type: ${type}`,
    `action: ${action}`,
    "key: no",
    "fields:",
    "  what: text",
    "  contact: { parts: { phone: phone } }",
    "  kind: { constant: help }",
    "  channel: { constant: file }",
    "",
  ].join("\n");
}
