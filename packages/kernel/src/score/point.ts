import type { Moment } from "../calendar/day.ts";

/** A point as the event says it that gave it: derived once, by the rules of that moment, and never again (SR-1). */
export interface PointGiven {
  readonly score: string;
  /** The rule that gave it. */
  readonly rule: string;
  /** The rule under which it counts: its own, or that of the point which it answers. */
  readonly under: string;
  /** Stream of an entry, or id of a unit. */
  readonly to: string;
  readonly value: number;
  /** The moment by which it falls into a period: its own, or that of the point which it answers. */
  readonly counts: Moment;
  /** Id of the point which it answers. */
  readonly against?: string;
}

/** A point as it stands on the case that gave it. */
export interface PointState extends PointGiven {
  /** `<stream>.<seq>.<place>`: the event, and the place among the points of that event. */
  readonly id: string;
  readonly at: Moment;
  /** Id of the point by which it was answered. */
  readonly answered?: string;
}

const ID = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([1-9]\d*)\.(\d+)$/;

export function pointId(stream: string, seq: number, place: number): string {
  return `${stream}.${seq}.${place}`;
}

/** The event that a point's id names; undefined when it is none. */
export function parsePointId(
  text: string,
): { readonly stream: string; readonly seq: number; readonly place: number } | undefined {
  const [, stream, seq, place] = ID.exec(text) ?? [];
  return stream === undefined ? undefined : { stream, seq: Number(seq), place: Number(place) };
}

/** Points are kept to a millionth, so that what adds up to 60 on paper does not stand below 60 here (SR-4). */
export function tidy(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000 + 0;
}
