import { type Static, Type } from "typebox";
import { Words } from "./base.ts";

/** 正常 · 临期 · 超期 · 暂停 · 办结: always shown as shape, word and amount. */
export const LightName = Type.Enum(["ok", "soon", "late", "pause", "done"]);
export type LightName = Static<typeof LightName>;

/** What is left or over, whole numbers. `minutes` only on clocks set in minutes or hours. `today` = ends at 24:00 today. */
export const Amount = Type.Union([
  Type.Object({
    way: Type.Enum(["left", "over"]),
    count: Type.Integer(),
    unit: Type.Enum(["wd", "d"]),
  }),
  Type.Object({ way: Type.Enum(["left", "over"]), minutes: Type.Integer() }),
  Type.Object({ way: Type.Literal("today") }),
]);
export type Amount = Static<typeof Amount>;

export const Light = Type.Object({
  light: LightName,
  /** The light's own word: 临期. */
  words: Words,
  /** Absent on pause and done. */
  amount: Type.Optional(Amount),
  /** The amount said: 剩1个工作日; empty on done. */
  says: Words,
  /** Word and amount together, as a light shows them: 超期 2个工作日. */
  label: Words,
});
export type Light = Static<typeof Light>;
