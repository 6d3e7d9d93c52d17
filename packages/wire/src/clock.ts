import { type Static, Type } from "typebox";
import { Day, Instant, nullable, Words } from "./base.ts";
import { Light } from "./light.ts";

export const ClockView = Type.Object({
  name: Type.String(),
  words: Words,
  /** Whose deadline: the citizen's, the lead unit's, the office's. */
  whose: Type.Enum(["citizen", "lead", "office"]),
  /** The limit said: 15个工作日 | 15 working days. */
  limit: Words,
  start: Instant,
  /** The end that binds; `raw` and `shifted` are kept beside it. */
  due: Instant,
  /** The civil date on which it ends (24:00 of this day unless the clock counts hours). */
  dueDay: Day,
  raw: Instant,
  shifted: Instant,
  /** 暂定: rests on a year whose holidays are not announced. */
  provisional: Type.Boolean(),
  /** Before any extension: what "on time" is measured against. */
  firstDue: Instant,
  /** How often it was extended. */
  extended: Type.Integer(),
  light: Light,
  /** Share of the limit used, 0–100 and above when over; paused time does not count. */
  percentUsed: Type.Number(),
  /** Stands still now. */
  standing: Type.Boolean(),
  stopped: nullable(Instant),
  breached: nullable(Instant),
});
export type ClockView = Static<typeof ClockView>;
