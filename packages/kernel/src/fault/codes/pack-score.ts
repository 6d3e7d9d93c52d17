import type { Words } from "../../words/index.ts";

/** Faults of the scores of a pack. */
export const PACK_SCORE_FAULTS = {
  "pack-score-person": {
    zh: "积分“{score}”里的“{name}”是人；积分只给单位或台账条目，不给人打分，请改成单位",
    en: '"{name}" in the score "{score}" is a person; points are given to units and entries only, name a unit instead',
  },
  "pack-score-cap": {
    zh: "计分项“{point}”的上限 {cap} 应大于 0",
    en: 'the cap {cap} of the point "{point}" must be above 0',
  },
  "pack-score-unsure": {
    zh: "积分“{score}”的来源不是 high，“{where}”里的数应写进设置（setting.x）",
    en: 'the source of the score "{score}" is not high, so the numbers of "{where}" must stand in settings (setting.x)',
  },
  "pack-score-gap": {
    zh: "积分“{score}”的档次在 {at} 处有空档；请让每个分数都落在一档里",
    en: 'the bands of the score "{score}" leave {at} out; let every number lie in one band',
  },
  "pack-score-overlap": {
    zh: "积分“{score}”的档次“{first}”和“{second}”在 {at} 处重叠；请由低到高写，一个分数只属一档",
    en: 'the bands "{first}" and "{second}" of the score "{score}" overlap at {at}; write them from the lowest up, each number in one band only',
  },
  "pack-score-empty": {
    zh: "积分“{score}”的档次“{band}”里没有任何分数；请把下限写得比上限小",
    en: 'no number lies in the band "{band}" of the score "{score}"; write its lower line below its upper one',
  },
} as const satisfies Record<string, Words>;
