import type { Moment } from "../calendar/day.ts";

/** One value that a filed number had. */
export interface FiledNumber {
  /** null = it was taken back. */
  readonly value: number | null;
  /** When it was filed. */
  readonly at: Moment;
  readonly actor: string;
  readonly action: string;
  /** seq of the event that holds it. */
  readonly seq: number;
}

/** Every number a case has filed, with all the values each had, oldest first. */
export type FiledNumbers = Readonly<Record<string, readonly FiledNumber[]>>;
