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
  "duty-deputy-time": {
    zh: "代办从 {from} 到 {until} 不行：要先开始后结束，结束在现在之后，最长 {most} 天",
    en: "Standing in from {from} until {until} is not possible: it begins before it ends, ends in the future and lasts {most} days at most",
  },
  "duty-deputy-unfit": {
    zh: "“{person}”不能代办：须是在岗的同单位同事，且不是本人",
    en: '"{person}" cannot stand in: it must be another colleague of the same unit who has not left',
  },
  "duty-role-orphaned": {
    zh: "“{person}”离岗后，这些岗位无人担任：{roles}。先任用他人，或确认仍要办理",
    en: 'When "{person}" leaves, nobody fills: {roles}. Give the posts to somebody first, or say that it shall be so',
  },
  "duty-person-pledged": {
    zh: "“{person}”还负责台账里的 {count} 条：{entries}。先交给别人，或确认仍要办理",
    en: '"{person}" is in charge of {count} entries of registers: {entries}. Hand them over first, or say that it shall be so',
  },
  "duty-leave-self": {
    zh: "不能办理本人的离岗，请另一位管理员办理",
    en: "Nobody records his own leaving; another administrator does",
  },
  "duty-unit-has-cases": {
    zh: "“{unit}”还有 {count} 件在办，须写明由哪个单位接手",
    en: '"{unit}" has {count} open cases; say which unit takes them over',
  },
  "duty-heir-barred": {
    zh: "“{unit}”是其中 {count} 件的被反映单位，不能接手这几件，请先改派",
    en: '{count} of the cases complain of "{unit}", which cannot take them over; reassign those first',
  },
} as const satisfies Record<string, Words>;
