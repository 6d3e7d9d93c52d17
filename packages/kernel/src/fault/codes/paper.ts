import type { Words } from "../../words/index.ts";

/** Faults of a pack whose papers of cases and entries cannot be drawn up. */
export const PAPER_FAULTS = {
  "paper-issue-of": {
    zh: "动作“{action}”出具“{bulletin}”，但它的 of 不是“{case}”；请改 of，或换一份通报",
    en: 'the action "{action}" issues "{bulletin}", whose of is not "{case}"; change its of or name another bulletin',
  },
  "paper-unissued": {
    zh: "“{bulletin}”是事项“{case}”的文书，但没有动作出具它；请在动作里写 issue: [{bulletin}]",
    en: '"{bulletin}" is a paper of the case "{case}", but no action issues it; add issue: [{bulletin}] to one',
  },
  "paper-reads": {
    zh: "“{bulletin}”是一件事项的文书，只能读该事项（of.…），不能有 reads",
    en: '"{bulletin}" is a paper of one case and reads that case alone (of.…); leave out reads',
  },
  "paper-by": {
    zh: "“{bulletin}”的 by 不能写 {actor}；{wanted}",
    en: '"{bulletin}" cannot be edited by {actor}; {wanted}',
  },
  "paper-hang": {
    zh: "“{bulletin}”列出“{case}”，但该事项须有且只有一个“{register}”字段；现有：{found}",
    en: '"{bulletin}" lists "{case}", which needs one field of the register "{register}" and no second one; there are: {found}',
  },
  "paper-day": {
    zh: "“{bulletin}”须写明数字是哪一天的：at 写台账“{register}”的一个日期字段；可用：{allowed}",
    en: '"{bulletin}" must say which day its figures are of: at names a date field of the register "{register}"; allowed: {allowed}',
  },
  "paper-public": {
    zh: "“{bulletin}”公开，但“{name}”不在事项“{case}”的公开内容里；可用：{allowed}",
    en: '"{bulletin}" is public, but "{name}" is not among what the case "{case}" shows to the public; allowed: {allowed}',
  },
  "paper-public-case": {
    zh: "“{bulletin}”是一件事项的文书，不能公开；请去掉 public",
    en: '"{bulletin}" is a paper of one case and cannot be public; leave out public',
  },
  "paper-number": {
    zh: "文号“{pattern}”须有 {example} 两个空位，不能有别的",
    en: 'the document number "{pattern}" needs the blanks {example} and no others',
  },
} as const satisfies Record<string, Words>;
