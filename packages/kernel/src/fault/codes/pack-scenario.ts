import type { Words } from "../../words/index.ts";

/** Faults of a scenario. */
export const PACK_SCENARIO_FAULTS = {
  "pack-scenario-given": {
    zh: "情景“{scenario}”的 given 立不住：{problem}",
    en: 'the given of scenario "{scenario}" does not hold together: {problem}',
  },
  "pack-scenario-clocks": {
    zh: "到 {at} 为止时限触发超过 {most} 次；请缩短情景，或让时限停下",
    en: "clocks fired more than {most} times by {at}; make the scenario shorter, or let the clock stop",
  },
  "pack-scenario-step": {
    zh: "情景“{scenario}”第 {step} 步：{problem}",
    en: 'scenario "{scenario}", step {step}: {problem}',
  },
  "pack-scenario-refused": {
    zh: "情景“{scenario}”第 {step} 步被拒绝：{why}；若本应如此，请写 refused",
    en: 'scenario "{scenario}", step {step} was refused: {why}; if that is right, say so with refused',
  },
  "pack-scenario-allowed": {
    zh: "情景“{scenario}”第 {step} 步应被“{refused}”拒绝，实际为：{got}",
    en: 'scenario "{scenario}", step {step} should be refused by "{refused}", but: {got}',
  },
  "pack-scenario-differs": {
    zh: "情景“{scenario}”：{what} 应为 {wanted}，实际为 {got}",
    en: 'scenario "{scenario}": {what} should be {wanted} and is {got}',
  },
} as const satisfies Record<string, Words>;
