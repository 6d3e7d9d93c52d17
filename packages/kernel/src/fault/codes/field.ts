import type { Words } from "../../words/index.ts";

/** Faults that speak of a field of a form. What a sealed field holds is never repeated. */
export const FIELD_FAULTS = {
  "field-form": {
    zh: "“{action}”的表单有 {count} 处要改",
    en: 'the form of "{action}" has {count} things to change',
  },
  "field-form-shape": {
    zh: "表单应是一个对象：字段名对应值",
    en: "a form is an object: field names with their values",
  },
  "field-unknown": {
    zh: "“{action}”不问“{field}”；它问的是：{allowed}",
    en: '"{action}" does not ask for "{field}"; it asks for: {allowed}',
  },
  "field-empty": {
    zh: "请填写“{field}”",
    en: 'please fill in "{field}"',
  },
  "field-shape": {
    zh: "“{field}”的写法不对，应为 {wanted}",
    en: '"{field}" has the wrong shape, expected {wanted}',
  },
  "field-entry-ended": {
    zh: "“{field}”：所选条目已停用，请另选一条",
    en: '"{field}": the entry chosen has ended; choose another one',
  },
  "field-many": {
    zh: "“{field}”有 {count} 项，最多 {most} 项",
    en: '"{field}" has {count} items, at most {most}',
  },
  "field-text-long": {
    zh: "“{field}”有 {length} 个字，最多 {most} 个",
    en: '"{field}" has {length} characters, at most {most}',
  },
  "field-text-control": {
    zh: "“{field}”的第 {at} 个字是看不见的控制字符 {mark}，请删去",
    en: 'character {at} of "{field}" is {mark}, which cannot be seen; remove it',
  },
  "field-number": {
    zh: "“{field}”：“{value}”不是数",
    en: '"{field}": "{value}" is not a number',
  },
  "field-whole": {
    zh: "“{field}”：“{value}”不是整数",
    en: '"{field}": "{value}" is not a whole number',
  },
  "field-yes": {
    zh: "“{field}”：“{value}”应为是或否（true、false）",
    en: '"{field}": "{value}" should be yes or no (true, false)',
  },
  "field-date": {
    zh: "“{field}”：“{value}”不是有效日期，应为 YYYY-MM-DD",
    en: '"{field}": "{value}" is not a date (expected YYYY-MM-DD)',
  },
  "field-time": {
    zh: "“{field}”：“{value}”不是有效时间，应为 YYYY-MM-DD HH:MM",
    en: '"{field}": "{value}" is not a time (expected YYYY-MM-DD HH:MM)',
  },
  "field-limit": {
    zh: "“{field}”：“{value}”不是时限，应如 20min、4h、15wd、60d、3mo、1y",
    en: '"{field}": "{value}" is no limit (expected such as 20min, 4h, 15wd, 60d, 3mo, 1y)',
  },
  "field-choice": {
    zh: "“{field}”：没有“{value}”这一项，可选：{allowed}",
    en: '"{field}": there is no "{value}"; choose from: {allowed}',
  },
  "field-phone": {
    zh: "“{field}”的电话写法不对：手机 11 位，或固定电话带区号，如 13800000000、0833-2123456",
    en: 'the phone in "{field}" is not right: 11 digits of a mobile, or a landline with its area code, such as 13800000000 or 0833-2123456',
  },
  "field-contact": {
    zh: "“{field}”至少要有电话或地址；能写的只有姓名（name）、电话（phone）和地址（address）",
    en: '"{field}" needs at least a phone or an address, and has only name, phone and address',
  },
  "field-area": {
    zh: "“{field}”：没有代码为“{value}”的区划",
    en: '"{field}": no area has the code "{value}"',
  },
  "field-point": {
    zh: "“{field}”的坐标不对：经度 -180 至 180，纬度 -90 至 90，两个都要有",
    en: 'the point in "{field}" is not right: longitude -180 to 180 and latitude -90 to 90, both or neither',
  },
  "field-period": {
    zh: "{field}“{value}”不是周期，写法如 2026-Q4、2026-11、2026-11-X1（上旬）、2026-W47、2026-11-21、2026-H2、2026",
    en: '{field} "{value}" is no period; write it like 2026-Q4, 2026-11, 2026-11-X1 (its first ten days), 2026-W47, 2026-11-21, 2026-H2 or 2026',
  },
  "field-unit": {
    zh: "“{field}”：没有单位“{value}”，或已撤销",
    en: '"{field}": there is no unit "{value}", or it was dissolved',
  },
  "field-person": {
    zh: "“{field}”：没有“{value}”这个人，或已离任",
    en: '"{field}": there is nobody "{value}", or they have left',
  },
  "field-relation": {
    zh: "“{field}”：“{value}”不是{type}的编号",
    en: '"{field}": "{value}" is not the id of a {type}',
  },
  "field-score-point": {
    zh: "“{field}”：“{value}”不是这项积分里的一分，请从积分明细里选",
    en: '"{field}": "{value}" is no point of this score; choose one from the list of points',
  },
  "field-file": {
    zh: "“{field}”的附件信息不全，应有 id、name、type、size",
    en: 'the attachment in "{field}" is not complete: it needs id, name, type and size',
  },
} as const satisfies Record<string, Words>;
