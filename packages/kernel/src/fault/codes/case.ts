import type { Words } from "../../words/index.ts";

/** Faults that speak of a case. */
export const CASE_FAULTS = {
  "case-unknown": { zh: "没有这个事项：{case}", en: "There is no such case: {case}" },
  "case-type-unknown": {
    zh: "没有“{type}”这类事项，可用的是：{allowed}",
    en: 'There is no case type "{type}"; known are: {allowed}',
  },
  "case-action-unknown": {
    zh: "没有“{action}”这个动作，可用的是：{allowed}",
    en: 'There is no action "{action}"; known are: {allowed}',
  },
  "case-action-opens-nothing": {
    zh: "“{action}”不能用来登记新事项",
    en: '"{action}" does not open a case',
  },
  "case-action-not-now": {
    zh: "事项现在是“{state}”，不能“{action}”；只能在：{from}",
    en: 'The case is "{state}" now, so "{action}" cannot be done; it can from: {from}',
  },
  "case-action-idle": {
    zh: "现在用不上“{action}”",
    en: '"{action}" does not apply now',
  },
  "case-actor-unfit": {
    zh: "“{action}”不由您办，由：{actors}",
    en: '"{action}" is not yours to do; it is for: {actors}',
  },
  "case-barred": {
    zh: "事项 {case} 涉及您本人或您负责的单位，按规定回避",
    en: "Case {case} concerns you or the unit you head, so you are kept out of it",
  },
  "case-heir-unfit": {
    zh: "“{unit}”不能接手：没有这个单位，或已撤销",
    en: '"{unit}" cannot take over: there is no such unit, or it is dissolved',
  },
  "case-mention-unfit": {
    zh: "只能提醒同单位、在岗、与此事无回避关系的同事；“{person}”不是",
    en: 'Only colleagues of your own unit whom the case does not bar can be mentioned; "{person}" is none',
  },
  "case-parent-type": {
    zh: "“{type}”不能挂在“{parent}”下，可以挂在：{allowed}",
    en: '"{type}" cannot hang on "{parent}"; it can on: {allowed}',
  },
  "case-lead-barred": {
    zh: "被反映的单位（{unit}）不能承办这件事",
    en: "The unit complained of ({unit}) cannot be given this case",
  },
  "case-must": { zh: "办不了：{reason}", en: "Not possible: {reason}" },
  "case-refused": {
    zh: "“{action}”不能办，有多处不符合规定",
    en: '"{action}" is refused for several reasons',
  },
  "case-form": { zh: "“{action}”的表单有误", en: 'The form of "{action}" has mistakes' },
  "case-field-not-asked": {
    zh: "“{action}”不填写“{field}”",
    en: '"{action}" does not ask for "{field}"',
  },
  "case-opened-ahead": {
    zh: "“{case}”的登记时间在将来",
    en: 'The opening of "{case}" lies in the future',
  },
  "case-join-unfit": {
    zh: "事项 {case} 不能并入：目标不存在、不同类或就是它自己",
    en: "Case {case} cannot go into that one: it does not exist, is of another type or is itself",
  },
  "case-mark-not-due": {
    zh: "时限“{clock}”的“{mark}”未到或已处理",
    en: 'Mark "{mark}" of clock "{clock}" has not come or has fired',
  },
  "case-look-without-reason": {
    zh: "查看保密内容要写明理由",
    en: "Looking at sealed fields needs a reason",
  },
  "case-look-forbidden": {
    zh: "您不能查看“{field}”",
    en: 'You may not look at "{field}"',
  },
  "case-look-at-nothing": { zh: "没有写明要查看哪一项", en: "No field to look at was named" },
} as const satisfies Record<string, Words>;
