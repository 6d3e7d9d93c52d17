import { type Static, Type } from "typebox";
import { Words } from "./base.ts";

/** An account that a demo offers on the sign-in page. */
export const DemoAccount = Type.Object({
  account: Type.String(),
  name: Type.String(),
  role: Words,
  unit: Words,
  /** What one does here with it. */
  does: Words,
});
export type DemoAccount = Static<typeof DemoAccount>;

export const CityView = Type.Object({
  /** The city's own area code. */
  code: Type.String(),
  name: Words,
  /** The product's name in this city: 乐山心连心. */
  brand: Words,
  /** Who answers for it. */
  office: Words,
  phone: Type.String(),
  hours: Words,
  languages: Type.Array(Type.String()),
  /** The master key lies beside the data: every page says so. */
  demo: Type.Boolean(),
  /** While the demo cases still come in: how many of how many. */
  filling: Type.Union([Type.Object({ done: Type.Integer(), of: Type.Integer() }), Type.Null()]),
  /** All have the password `demoPassword`; empty unless a demo. */
  accounts: Type.Array(DemoAccount),
  demoPassword: Type.Union([Type.String(), Type.Null()]),
  version: Type.String(),
  packs: Type.Array(Type.Object({ name: Type.String(), words: Words })),
});
export type CityView = Static<typeof CityView>;
