import { useQuery } from "@tanstack/react-query";
import type { FormField, PlaceValue, ProposalBody, Proposals, Value } from "@xinlian/wire";
import { useEffect, useState } from "react";
import { holds } from "../form/draft.ts";
import { ask } from "../server/ask.ts";
import type { Opening } from "./openings.ts";
import type { Values } from "./parking.ts";

/** Proposals are asked for when the hand rests this long, ms. */
const REST = 250;

/** Shorter texts than this say nothing yet. */
const LETTERS = 2;

/** The newest value once it has stood still for `ms`. */
function useRested<T>(value: T, stamp: string, ms: number): T {
  const [rested, setRested] = useState(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `stamp` stands for the value
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms);
    return () => clearTimeout(timer);
  }, [stamp, ms]);
  return rested;
}

/**
 * What the server is asked: the form without anything that is stored encrypted, and an address that belongs to no area
 * yet as plain text. Null while too little is written.
 */
export function proposalBody(
  opening: Opening,
  form: readonly FormField[],
  values: Values,
  /** An area that was read out of the address: the address is read again as it grows. */
  recognised: string | null = null,
): ProposalBody | null {
  const given: Record<string, Value> = {};
  let letters = 0;
  for (const field of form) {
    const value = values[field.field] ?? null;
    if (field.sealed || field.kind === "contact" || field.kind === "file") continue;
    if (!holds(value as never)) continue;
    if (field.kind === "place") {
      const place = value as PlaceValue;
      const chosen = place.area !== "" && place.area !== recognised;
      letters += chosen ? LETTERS : (place.address?.trim().length ?? 0);
      given[field.field] = chosen ? place : (place.address ?? null);
    } else {
      if (typeof value === "string" && field.kind === "text") letters += value.trim().length;
      given[field.field] = value;
    }
  }
  if (letters < LETTERS) return null;
  return { pack: opening.pack, type: opening.type, action: opening.action, form: given };
}

export async function propose(body: ProposalBody, signal?: AbortSignal): Promise<Proposals> {
  const answer = await ask<Proposals>("/api/proposals", {
    method: "POST",
    body,
    ...(signal ? { signal } : {}),
  });
  return answer.value;
}

/**
 * Proposals for what is written now. Until the next answer comes the last one of the same matter stays in sight, so
 * that the list does not flicker; another matter's is never shown, and an answer that comes too late is dropped.
 */
export function useProposals(matter: string, body: ProposalBody | null) {
  const stamp = JSON.stringify(body);
  const rested = useRested(body, stamp, REST);
  const answer = useQuery({
    queryKey: ["proposals", matter, JSON.stringify(rested)],
    queryFn: ({ signal }) => propose(rested as ProposalBody, signal),
    enabled: rested !== null && body !== null,
    placeholderData: (last, query) => (query?.queryKey[1] === matter ? last : undefined),
    staleTime: 60_000,
    gcTime: 60_000,
    refetchOnWindowFocus: false,
  });
  return {
    found: body === null ? null : (answer.data ?? null),
    /** The answer belongs to the text as it stands. */
    current: stamp === JSON.stringify(rested) && !answer.isPlaceholderData && answer.isSuccess,
    failed: answer.isError && body !== null,
  };
}

/** Digits of a number that can be called: a mobile, or a fixed line with or without its area code. */
export function wholePhone(text: string): string | null {
  const digits = text
    .normalize("NFKC")
    .replace(/[^\d+]/g, "")
    .replace(/^(?:\+|00)86/, "");
  if (/^1[3-9]\d{9}$/.test(digits)) return digits;
  if (/^0\d{9,11}$/.test(digits)) return digits;
  return /^[2-8]\d{6,7}$/.test(digits) ? digits : null;
}

/** What a caller has open; asked once for each whole number, because every asking stands on the ledger as a look. */
export function useCallerMatters(opening: Opening, phone: string | null) {
  const rested = useRested(phone, phone ?? "", 2 * REST);
  const on = rested !== null && rested === phone;
  const answer = useQuery({
    queryKey: ["caller", opening.pack, rested],
    queryFn: ({ signal }) =>
      propose(
        { pack: opening.pack, type: opening.type, form: {}, phone: rested as string },
        signal,
      ),
    enabled: on,
    staleTime: 300_000,
    gcTime: 300_000,
    refetchOnWindowFocus: false,
  });
  return on ? (answer.data?.caller ?? null) : null;
}
