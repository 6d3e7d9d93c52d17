import type { Words } from "../../words/index.ts";

/** Faults that speak of units, people, posts and duties. */
export const DUTY_FAULTS = {
  "duty-directory-bad": {
    zh: "单位、人员、职责名录有 {count} 处错误，未载入",
    en: "the directory has {count} mistakes and was not loaded",
  },
  "duty-id-repeated": {
    zh: "“{id}”重复，每个编号只能出现一次",
    en: '"{id}" is there twice (expected each id once)',
  },
  "duty-area-unknown": {
    zh: "区划“{area}”不在区划表中，应为表中的区划代码",
    en: 'there is no area "{area}" (expected a code of the table of areas)',
  },
  "duty-unit-unknown": {
    zh: "没有单位“{unit}”，应为名录中的单位编号",
    en: 'there is no unit "{unit}" (expected the id of a unit of the directory)',
  },
  "duty-person-unknown": {
    zh: "没有人员“{person}”，应为名录中的人员编号",
    en: 'there is no person "{person}" (expected the id of a person of the directory)',
  },
  "duty-upper-circle": {
    zh: "单位 {unit} 的上级绕了一圈：{circle}",
    en: "the units above {unit} go in a circle: {circle} (expected them to end)",
  },
  "duty-none-answers": {
    zh: "没有单位负责“{area}”的“{topic}”：请在职责表为该事项或全部事项补一行",
    en: 'no unit answers for "{topic}" in {area} (expected a duty for that topic or for every one)',
  },
} as const satisfies Record<string, Words>;
