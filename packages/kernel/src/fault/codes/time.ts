import type { Words } from "../../words/index.ts";

/** Faults that speak of the city's time and the machine's clock. */
export const TIME_FAULTS = {
  "time-right": {
    zh: "机器时钟与城市时间一致，无需确认",
    en: "the machine's clock agrees with the city's time; there is nothing to adopt",
  },
} as const satisfies Record<string, Words>;
