import { useQuery } from "@tanstack/react-query";
import type { AreaNode, FormField, PlaceValue, Proposals, Value } from "@xinlian/wire";
import { useEffect, useRef } from "react";
import { get, withQuery } from "../server/ask.ts";
import type { Values } from "./parking.ts";
import type { KnownArea } from "./place-line.tsx";

/** Areas that were recognised, not chosen, by the matter they were recognised in: a longer text may mean another. */
export type Recognised = Map<string, string>;

/** From the county down. */
const DOWN: readonly AreaNode["level"][] = ["county", "township", "village"];

interface AreaList {
  readonly under: AreaNode;
  readonly path: readonly AreaNode[];
}

/** The area of a place, with the names on the way to it. */
export function useKnownArea(code: string | null): KnownArea | null {
  const list = useQuery({
    queryKey: ["areas", code],
    queryFn: ({ signal }) => get<AreaList>(withQuery("/api/areas", { under: code }), signal),
    enabled: code !== null && code !== "",
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
  if (!list || list.under.code !== code) return null;
  const way = [...list.path.filter((each) => each.code !== code), list.under]
    .filter((each) => each.level !== "city")
    .sort((a, b) => DOWN.indexOf(a.level) - DOWN.indexOf(b.level));
  const path = way.map((each) => each.name);
  return { code, name: list.under.name, path };
}

/** The place field of a form, and what stands in it. */
export function placeOf(
  form: readonly FormField[],
  values: Values,
): { readonly field: string; readonly value: PlaceValue | null } | null {
  const field = form.find((each) => each.kind === "place")?.field;
  if (field === undefined) return null;
  return { field, value: (values[field] ?? null) as PlaceValue | null };
}

/**
 * The area that an address names; empty when it names none. Where the server says that there is no such place, what it
 * proposes is only like the text: it is offered, never put in.
 */
export function sureArea(found: Proposals, field: string): string {
  if (found.flaws.some((flaw) => flaw.place.replace(/^form\./, "") === field)) return "";
  const best = found.places.find((each) => each.field === field);
  return (best?.value as PlaceValue | undefined)?.area ?? "";
}

/**
 * Puts the area that is recognised in a typed address into the place, and moves it while the address grows; an area
 * that somebody chose stays.
 */
export function useRecognised(
  recognised: Recognised,
  matter: string,
  place: ReturnType<typeof placeOf>,
  found: Proposals | null,
  write: (field: string, value: Value) => void,
): void {
  const put = useRef(write);
  put.current = write;
  const now = useRef(place);
  now.current = place;
  useEffect(() => {
    const { field, value } = now.current ?? {};
    if (!found || !field || !value?.address?.trim()) return;
    const was = recognised.get(matter) ?? null;
    if (value.area && value.area !== was) return;
    const area = sureArea(found, field);
    if (area) recognised.set(matter, area);
    if (area !== (value.area ?? "")) put.current(field, { ...value, area });
  }, [found, matter, recognised]);
}
