import type { Language } from "@xinlian/kernel";

interface PublishedWords {
  readonly title: string;
  readonly back: string;
  readonly says: (about: readonly string[], days: number, total: number) => string;
  readonly which: string;
  readonly county: string;
  readonly allCounties: string;
  readonly topic: string;
  readonly allTopics: string;
  readonly narrow: string;
  readonly none: string;
  readonly noneHere: string;
  readonly showAll: string;
  readonly older: string;
  readonly newest: string;
  readonly settled: (day: string) => string;
  readonly settledIn: (area: string, day: string) => string;
  readonly registered: string;
  readonly photos: (n: number) => string;
  readonly photo: (at: number, of: number) => string;
  readonly masked: string;
  readonly report: string;
  readonly colon: string;
  readonly byCounty: (days: number) => string;
  readonly map: string;
  readonly cases: (county: string, n: number) => string;
  readonly source: (source: string, licence: string) => string;
  readonly count: string;
  readonly sum: string;
  readonly elsewhere: string;
  readonly feed: string;
}

const figure = (n: number) => n.toLocaleString("en-US");

export const publishedWords: Record<Language, PublishedWords> = {
  zh: {
    title: "办结公开",
    back: "首页",
    says: (about, days, total) =>
      `${about.length === 0 ? "" : `${about.join("、")}，`}近 ${days} 天办结公开 ${figure(total)} 件。`,
    which: "只公开公共设施一类的事项，去掉了姓名、电话、门牌等；投诉举报和要求保密的不公开。",
    county: "区县",
    allCounties: "全部区县",
    topic: "分类",
    allTopics: "全部分类",
    narrow: "查看",
    none: "还没有公开的事项。公共设施一类的事办结以后会列在这里。",
    noneHere: "这个条件下还没有公开的事项。",
    showAll: "看全部",
    older: "更早的",
    newest: "回到最新",
    settled: (day) => `${day} 办结`,
    settledIn: (area, day) => `${area === "" ? "" : `${area}，`}${day} 办结。`,
    registered: "登记",
    photos: (n) => `照片 ${n} 张`,
    photo: (at, of) => `办理凭据照片 ${at}，共 ${of} 张`,
    masked: "姓名、电话、门牌等已用 * 遮去。",
    report: "我也要反映",
    colon: "：",
    byCounty: (days) => `各区县近 ${days} 天`,
    map: "各区县办结公开件数，点区县看清单；下面的表说的是同样的数",
    cases: (county, n) => `${county}，${n} 件`,
    source: (source, licence) => `界线来源：${source}（${licence}），仅供示意。颜色越深件数越多。`,
    count: "件数",
    sum: "合计",
    elsewhere: "不分区县",
    feed: "订阅（Atom）",
  },
  en: {
    title: "Settled matters",
    back: "Home",
    says: (about, days, total) =>
      `${about.length === 0 ? "" : `${about.join(", ")}: `}${figure(total)} settled and published in the last ${days} days.`,
    which:
      "Only matters of public facilities, without names, numbers and doors; complaints, reports of wrongs and confidential ones are not published.",
    county: "County",
    allCounties: "All counties",
    topic: "Topic",
    allTopics: "All topics",
    narrow: "Show",
    none: "Nothing is published yet. Matters of public facilities are listed here once they are settled.",
    noneHere: "Nothing is published that fits.",
    showAll: "Show all",
    older: "Older",
    newest: "Back to the newest",
    settled: (day) => `settled ${day}`,
    settledIn: (area, day) => `${area === "" ? "Settled" : `${area}, settled`} ${day}.`,
    registered: "Registered",
    photos: (n) => (n === 1 ? "one photo" : `${n} photos`),
    photo: (at, of) => `Photo of the work, ${at} of ${of}`,
    masked: "Names, numbers and doors are covered with *.",
    report: "Report a matter",
    colon: ": ",
    byCounty: (days) => `By county, last ${days} days`,
    map: "Published matters by county; each leads to its list. The table below says the same",
    cases: (county, n) => `${county}: ${n}`,
    source: (source, licence) =>
      `Borders: ${source} (${licence}), for orientation only. The darker, the more.`,
    count: "Matters",
    sum: "Sum",
    elsewhere: "No single county",
    feed: "Subscribe (Atom)",
  },
};
