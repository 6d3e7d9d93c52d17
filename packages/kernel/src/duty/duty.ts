import type { Level } from "../area/area.ts";
import type { Moment } from "../calendar/day.ts";
import type { Words } from "../words/index.ts";

/** A unit 单位: an office that can answer for cases. */
export interface Unit {
  readonly id: string;
  readonly text: Words;
  readonly level: Level;
  /** The area it works for. */
  readonly area: string;
  /** The unit above it; a review goes there. */
  readonly upper: string | null;
  readonly dissolved?: boolean;
}

/** A person who works in the city's systems. Contact data is not here: it is sealed. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly left?: boolean;
}

/** A post 岗位: this person fills this role of this pack in this unit. */
export interface Post {
  readonly person: string;
  /** Pack name, or `*` for a role of the platform itself (admin, auditor). */
  readonly pack: string;
  readonly role: string;
  readonly unit: string;
  /** Not his own: used while he stands in for this person. */
  readonly for?: string;
}

/** Somebody stands in for an absent colleague, on record: until then he may do what the other one may. */
export interface Deputy {
  readonly id: string;
  readonly absent: string;
  readonly deputy: string;
  readonly from: Moment;
  readonly until: Moment;
  readonly why: string;
}

/** A duty 职责: this unit answers for this topic in this area; null means every one. */
export interface Duty {
  readonly id: string;
  readonly pack: string;
  readonly topic: string | null;
  readonly area: string | null;
  readonly unit: string;
  /** The unit that keeps this row of the catalogue. */
  readonly owner?: string;
  /** The day from which it holds, `YYYY-MM-DD`. */
  readonly since?: string;
  /** What it rests on, as the city says it. */
  readonly basis?: string;
}

/**
 * A ruling that stands: after a dispute it was decided that this unit answers for this topic here. It goes before
 * every row of duties.
 */
export interface Precedent {
  readonly id: string;
  readonly pack: string;
  readonly topic: string;
  /** null = in every area. */
  readonly area: string | null;
  readonly unit: string;
  /** When it was ruled: of two that match equally the later one stands. */
  readonly at: Moment;
}
