import { BASE, TEMPLATES } from "./figure-lamps.ts";
import { figureTown, loadLamps } from "./figure-town.ts";
import type { Town } from "./town.ts";

/** The lamps with rounds that orders come in, a letter of acceptance that a second person publishes, and a public notice of a round. */
const PACK = BASE.replace(/^ {2}weight: .*\n/m, "")
  .replace("    fields:\n", "    fields:\n      round:  { is: round, text: 批次 | round }\n")
  .replace("roles:\n", "roles:\n  watch: { text: 督办 | watch, sees: area }\n")
  .replace(
    "cases:\n",
    `registers:
  round:
    text: 批次 | rounds
    key: [no]
    by: [desk]
    flag: { "stated == null || stated == dark + loose": 分项之和与公布数不一致 | the stated parts do not add up }
    fields:
      no:     { is: whole, text: 批号 | number }
      on:     { is: date, text: 日期 | on }
      stated: { is: whole, text: 公布件数 | stated }
      dark:   { is: whole, text: 公布不亮 | stated as dark }
      loose:  { is: whole, text: 公布松动 | stated as loose }
cases:
`,
  )
  .replace("form: [kind, what,", "form: [round?, kind, what,")
  .replace("form: [lead] }", "form: [lead], issue: [letter] }")
  .replace("by: [desk, clock] }\n      reply", "by: [desk, watch, clock] }\n      reply")
  .replace(
    "    clocks:",
    `    public: { when: "lamps == null || lamps < 90", show: [kind, what, lamps] }\n    clocks:`,
  );

const PAPERS = `indicators:
  in_round: { text: 本批 | of the round, unit: 件 | orders, from: order, at: opened, across: [round, kind, area], means: 本批交来的工单 | orders of the round }
  of_day:   { text: 当日全部 | all of the day, from: order, at: opened, across: [kind, area] }
  help_share: { text: 求助占比 | share of help, unit: "%", value: "share(helps, of_day)", means: 求助 ÷ 当日全部 | help ÷ all of the day, round: 1 }
  helps:    { text: 求助 | help, from: order, at: opened, where: "kind == 'help'", across: [area] }
bulletins:
  letter:
    text: 受理告知书 | letter of acceptance
    of: order
    by: ["handler@lead", desk]
    second: true
    number: "灯告〔{year}〕{number}号 | Lamps [{year}] No. {number}"
    head: true
    template: letter.liquid
    as: [print, docx]
  notice:
    text: 批次通报 | notice of a round
    of: round
    at: on
    by: [desk]
    public: true
    template: notice.liquid
    as: [docx, xlsx]
    reads:
      figures: [in_round, of_day, help_share]
      kinds: { text: 类型 | kinds, figures: [in_round, of_day], by: kind }
      places: { text: 地区 | areas, figures: [in_round], by: area }
      ones: { text: 公开表 | public table, from: order, sort: number, show: [number, kind, what, lamps, area, state] }
`;

const LETTERS = {
  ...TEMPLATES,
  "bulletins/letter.liquid":
    "@ 反映人：\n{{ of.number }}已由{{ of.lead }}受理，{{ of.clock.fix.due }}前修复。\n",
  "bulletins/letter.en.liquid":
    "@ Dear citizen:\n{{ of.number }} is with {{ of.lead }}, due {{ of.clock.fix.due }}.\n",
  "bulletins/notice.liquid":
    "第{{ of.no }}批{{ figures.in_round.value }}件，涉及{{ lists.places.count }}个县：{% for row in lists.kinds.rows %}{{ row.part }}{{ row.in_round }}件{% unless forloop.last %}、{% endunless %}{% endfor %}。公布{{ of.stated }}件。{% for flag in flags %}注：{{ flag }}。{% endfor %}\n\n# 一、类型\n\n= kinds\n\n= places\n\n# 二、公开表\n\n= ones\n\n# 三、指标\n\n= figures\n",
  "bulletins/notice.en.liquid":
    "Round {{ of.no }}: {{ figures.in_round.value }} orders.\n\n= kinds\n\n= places\n\n= ones\n\n= figures\n",
};

export async function paperTown(): Promise<Town> {
  const town = await figureTown();
  const { "bulletins/daily.liquid": _, "bulletins/daily.en.liquid": __, ...templates } = LETTERS;
  await loadLamps(town, { "pack.yaml": PACK + PAPERS, ...templates });
  return town;
}
