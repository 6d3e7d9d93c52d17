import type { Words } from "../../words/index.ts";

/** Faults that speak of registers and their entries. */
export const REGISTER_FAULTS = {
  "register-unknown": {
    zh: "没有“{register}”这个台账，可用的是：{allowed}",
    en: 'There is no register "{register}"; known are: {allowed}',
  },
  "register-actor-unfit": {
    zh: "“{register}”不由您登记，由：{actors}",
    en: '"{register}" is not yours to enter; it is for: {actors}',
  },
  "register-form": {
    zh: "“{register}”的条目有 {count} 处要改",
    en: 'the entry of "{register}" has {count} things to change',
  },
  "register-must": { zh: "登记不了：{reason}", en: "Not possible: {reason}" },
  "register-refused": {
    zh: "“{register}”的条目有多处不符合规定",
    en: 'the entry of "{register}" breaks several rules',
  },
  "register-key-taken": {
    zh: "“{register}”里已有“{key}”，每个只能有一条；请改那一条，或先停用它",
    en: '"{register}" already has "{key}", and each may stand once; change that entry, or end it first',
  },
  "register-circle": {
    zh: "“{entry}”不能挂在自己或自己的下级之下",
    en: '"{entry}" cannot hang under itself or what hangs under it',
  },
  "register-entry-unknown": {
    zh: "没有这个条目：{entry}",
    en: "There is no such entry: {entry}",
  },
  "register-entry-ended": {
    zh: "“{entry}”已停用，不能再改",
    en: '"{entry}" has ended and cannot be changed',
  },
  "register-why-missing": {
    zh: "请写明停用的理由",
    en: "say why the entry ends",
  },
  "register-import-column": {
    zh: "列“{column}”不是台账的字段；可用的列：{allowed}",
    en: 'the column "{column}" is no field of the register; columns may be: {allowed}',
  },
  "register-import-large": {
    zh: "一次最多导入 {most} 行，请分成几份",
    en: "at most {most} rows at once; divide the file",
  },
  "register-unchanged": {
    zh: "没有要改的内容",
    en: "nothing would change",
  },
  "register-hanging-many": {
    zh: "这个条目上未办结的事项超过 {most} 件，无法一并核对；请先办结一些",
    en: "more than {most} cases that have not ended hang on this entry, too many to look at together; end some first",
  },
} as const satisfies Record<string, Words>;
