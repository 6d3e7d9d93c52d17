import type { Words } from "../../words/index.ts";

/** Faults that speak of the answers to a checklist. */
export const CHECKLIST_FAULTS = {
  "checklist-item": {
    zh: "“{field}”里没有“{value}”这一项；请按本件开始时的清单填写",
    en: '"{field}" has no item "{value}"; answer the items that this matter began with',
  },
  "checklist-unanswered": {
    zh: "“{field}”还有 {count} 项未填，第一项是“{ask}”；每项答是或否",
    en: '"{field}" has {count} items without an answer, the first is "{ask}"; answer each with yes or no',
  },
  "checklist-photo": {
    zh: "“{field}”的“{ask}”要附照片",
    en: '"{ask}" of "{field}" needs a photo',
  },
  "checklist-number": {
    zh: "“{field}”的“{ask}”要填数值",
    en: '"{ask}" of "{field}" needs a number',
  },
  "checklist-settled": {
    zh: "“{field}”的“{ask}”已答“否”并立了问题，不能改为“是”；整改后在问题上销号",
    en: '"{ask}" of "{field}" was answered with no and opened a finding; it is closed there, not changed here',
  },
  "checklist-opening": {
    zh: "检查清单“{field}”不能在开办的“{action}”里填：事项开办时才有清单；请放到后面的动作里",
    en: 'the checklist "{field}" cannot be answered by the opening "{action}": the matter has its items from then on; put it into a later action',
  },
} as const satisfies Record<string, Words>;
