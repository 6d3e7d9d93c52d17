import type { Words } from "../../words/index.ts";

/** Faults that speak of what falls due by a cadence. */
export const CADENCE_FAULTS = {
  "cadence-unknown": {
    zh: "台账“{register}”没有“{cadence}”这个周期，可用的是：{allowed}",
    en: 'the register "{register}" has no cadence "{cadence}"; known are: {allowed}',
  },
  "cadence-span": {
    zh: "“{value}”不是周期，写法如 2026-Q4、2026-11、2026-W47、2026-11-21、2026-H2、2026",
    en: '"{value}" is no period; write it like 2026-Q4, 2026-11, 2026-W47, 2026-11-21, 2026-H2 or 2026',
  },
  "cadence-not-owed": {
    zh: "“{entry}”在 {span} 没有到期的“{cadence}”；本期应办的是：{allowed}",
    en: '"{entry}" owes no "{cadence}" for {span}; what it owes now: {allowed}',
  },
  "cadence-taken": {
    zh: "“{entry}”{span} 的“{cadence}”已有记录，请到那一件上办理",
    en: '"{cadence}" of "{entry}" for {span} is on record already; go on there',
  },
  "cadence-open": {
    zh: "{span} 还没有结束，不能记为未办",
    en: "{span} is not over, so nothing of it is missed",
  },
  "cadence-empty": {
    zh: "周期要开“{make}”，“{field}”必填，而“{expression}”可能是空的；请在 form 里加 ?，或换一个一定有值的",
    en: 'the cadence opens "{make}", which needs "{field}", but "{expression}" may be empty; mark it with ? in the form, or give what is always filled',
  },
  "cadence-endless": {
    zh: "台账“{register}”的周期“{cadence}”开“{case}”，却没有管到期末的时限；请加一个 limit: period、从开办起走、到期（due）要做事的时限",
    en: 'the cadence "{cadence}" of the register "{register}" opens "{case}", but no clock ends it with its period; add one that runs from the opening, with limit: period and something done at due',
  },
} as const satisfies Record<string, Words>;
