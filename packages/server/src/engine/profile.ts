import type { Words } from "@xinlian/kernel";

/** Who the city is, as kept among its settings under pack `*`. */
export interface CityProfile {
  readonly code: string;
  readonly name: Words;
  readonly brand: Words;
  readonly office: Words;
  readonly phone: string;
  readonly hours: Words;
  /** Unit that the platform belongs to. */
  readonly platform: string;
  /** Time of day, `HH:MM`, at which the statistic day ends and the next begins; noon when nothing is said. */
  readonly statisticDay?: string;
  /** The packs in the order in which the city names them; what is loaded later stands behind. */
  readonly packs?: readonly string[];
  /** `pack.type.action` that stands behind “我要反映”; absent = the first opening for citizens. */
  readonly report?: string;
}

/** What a demo offers on its sign-in page. */
export interface DemoProfile {
  readonly password: string;
  readonly accounts: readonly {
    readonly account: string;
    readonly name: string;
    readonly role: Words;
    readonly unit: Words;
    readonly does: Words;
  }[];
}
