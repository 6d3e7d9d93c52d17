import { type Fault, type Language, sayFault } from "@xinlian/kernel";
import type { Problem, ProblemPart } from "@xinlian/wire";
import { statusOf } from "./status.ts";

/** Most parts of one fault that are sent. */
const MOST_PARTS = 100;

/** A fault as RFC 9457 problem details. `title` is the message of the whole, `detail` says it with its first reason. */
export function problemOf(fault: Fault, language: Language): Problem {
  const parts = flatten(fault.parts ?? []);
  const title = sayFault(fault, language);
  const first = parts[0];
  const reference = fault.values.reference;
  return {
    type: `urn:xinlian:fault:${fault.code}`,
    status: statusOf(fault.code),
    code: fault.code,
    title,
    detail: first === undefined ? title : `${title}${COLON[language]}${sayFault(first, language)}`,
    ...(fault.place !== undefined && { place: fault.place }),
    ...(parts.length > 0 && {
      errors: parts.slice(0, MOST_PARTS).map((part) => partOf(part, language)),
    }),
    ...(fault.code === "request-failed" && { reference: String(reference) }),
  };
}

const COLON = { zh: "：", en: ": " } as const;

function partOf(part: Fault, language: Language): ProblemPart {
  return {
    code: part.code,
    detail: sayFault(part, language),
    ...(part.place !== undefined && { place: part.place }),
  };
}

/** Leaves only: what holds parts of its own is said by them. */
export function flatten(parts: readonly Fault[]): readonly Fault[] {
  return parts.flatMap((part) =>
    part.parts !== undefined && part.parts.length > 0 ? flatten(part.parts) : [part],
  );
}
