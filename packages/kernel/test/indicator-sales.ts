import { loadPack, type Pack, type Result } from "@xinlian/kernel";

/** A pack in which counties file what they sold, month by month. */
const SALES = `pack: sales
text: 销售统计 | Sales statistics
settings:
  file_by: { is: limit, text: 报送时限 | time to file, source: 默认 low, value: 10d }
  tolerance: { is: number, text: 容限 | tolerance, source: 计算 high, value: 0.02 }
choices:
  kind: { food: 食品 | food, home: 家居 | home }
roles:
  desk: { text: 统计员 | statistician, sees: city }
cases:
  filing:
    text: 报表 | return
    number: "BB{year}-{block:4}"
    fields:
      place:  { is: area, text: 地区 | area }
      period: { is: period, text: 报告期 | period }
      note:   { is: text, text: 说明 | note }
    states:
      due:   待报 | due
      filed: { text: 已报 | filed, end: true }
    actions:
      ask:    { text: 布置 | ask, from: new, to: due, by: [desk], form: [place, period] }
      submit: { text: 报送 | file, from: due, to: filed, by: [desk], form: [note?], file: [sales, parts?, said?, single?] }
      revise: { text: 更正 | revise, from: filed, by: [desk], form: [note], file: [sales, parts?, said?, single?] }
      state_all: { text: 公布 | state, from: due, by: [desk], file: [share_said?@below] }
      submit_single: { text: 报当期 | file the period, from: due, to: filed, by: [desk], file: [single] }
      plan:   { text: 目标 | target, from: due, by: [desk], file: [target] }
    clocks:
      report: { text: 报送 | file by, from: due, to: filed, limit: "after(period.end, setting.file_by)" }
indicators:
  sales:  { text: 销售额 | sales, unit: 亿元 | 100 million yuan, from: filed, across: [area], per: [month], running: year, round: 2,
            flag: { "round(abs(sales - total(parts, 'kind')), 4) <= setting.tolerance": 分项之和不等于合计 | the parts do not add up } }
  parts:  { text: 分类销售额 | sales by kind, unit: 亿元 | 100 million yuan, from: filed, across: [area, kind], per: [month], running: year, round: 2 }
  said:   { text: 公布占比 | stated share, unit: "%", from: filed, across: [area, kind], per: [month], running: year, round: 2,
            flag: { "said == round(100.0 * share_now, 2)": 末位不同 | last digit differs, "round(abs(said - 100.0 * share_now), 4) <= setting.tolerance": 与重算不符 | contradicts } }
  share_said: { text: 公布各地占比 | stated share of areas, unit: "%", from: filed, across: [area], per: [month], round: 2 }
  single: { text: 当期销售额 | sales of the period, unit: 亿元 | 100 million yuan, from: filed, across: [area], per: [xun, month, quarter], round: 2 }
  target: { text: 全年目标 | target, unit: 亿元 | 100 million yuan, from: filed, across: [area], per: [month, year], round: 2 }
  share_now: { text: 重算占比 | share, unit: "%", value: "share(parts, total(parts, 'kind'))", means: 分类 ÷ 合计 | kind ÷ all, round: 2 }
  of_city:   { text: 占全市 | of the city, unit: "%", value: "share(sales, above(sales))", means: 本地 ÷ 全市 | area ÷ city, round: 2 }
  growth:    { text: 同比 | growth, unit: "%", value: "growth(sales, 'year')", round: 2 }
  onward:    { text: 环比 | on the month before, unit: "%", value: "growth(single, 'previous')", round: 2 }
  place:     { text: 位次 | rank, value: "rank(sales, 'area')", across: [area] }
  first_two: { text: 前两地占比 | share of the first two, unit: "%", value: "share(top(sales, 'area', 2), total(sales, 'area'))", means: 前两地 ÷ 各地之和 | first two ÷ all, across: [area], round: 2 }
  so_far:    { text: 累计 | so far, value: single, running: year, round: 2 }
  done:      { text: 完成率 | done, unit: "%", value: "share(so_far, over(target, 'year'))", means: 累计 ÷ 全年目标 | so far ÷ target of the year, round: 1 }
  lag:       { text: 比序时进度 | ahead of time, unit: "%", value: "done - elapsed('year')", round: 1 }
`;

/** @param more text in the place of another: pairs of what stands and what shall stand */
export function sales(...more: readonly (readonly [string, string])[]): Result<Pack> {
  const text = more.reduce((all, [from, to]) => {
    if (!all.includes(from)) throw new Error(`"${from}" is not there`);
    return all.replace(from, to);
  }, SALES);
  return loadPack({ "pack.yaml": text }, "ab".repeat(32));
}
