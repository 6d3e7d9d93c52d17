import type { CockpitCounty } from "@xinlian/wire";
import type { Filter } from "../queue/address.ts";
import { both } from "../words/both.ts";

/** The worst three counties and what they have of all. */
function worstThree(counties: readonly CockpitCounty[]) {
  const worst = counties.filter(({ late }) => late.n > 0).slice(0, 3);
  return {
    names: worst.map(({ name }) => name),
    n: worst.reduce((sum, { late }) => sum + late.n, 0),
  };
}

export const cockpitWords = both(
  {
    title: "驾驶舱",
    worst:
      "在办 {open} 件，今天到期 {today} 件，超期 {late} 件。最要紧的是{place}：超期 {n} 件，最久一件（{title}）{day}到期，{over}，承办是{lead}。",
    late: "在办 {open} 件，今天到期 {today} 件，超期 {late} 件。",
    calm: "在办 {open} 件，今天到期 {today} 件，没有超期的。",
    nobody: "未定单位",
    and: "、",
    dash: "；",
    where: "一、哪里最要紧？",
    whereSays: (counties: readonly CockpitCounty[], late: number) => {
      const { names, n } = worstThree(counties);
      return n === 0 ? "哪里都没有超期的。" : `${names.join("、")}占 ${late} 件超期里的 ${n} 件。`;
    },
    whereTable: "第一问的表：各区域超期、到期、在办、办结，最久的一件是谁的。",
    measure: "图上看什么",
    measures: { late: "超期件数", share: "按时办结率" },
    shareSteps: ["95% 以上", "90%–95%", "80%–90%", "不到 80%"],
    cases: (n: string) => `${n} 件`,
    andMore: (n: number) => `${n} 件以上`,
    noneSo: "没有",
    mapSays: (told: string) => `图上的数：${told}。与表相同。`,
    unshaped: (names: string) => `${names}没有单独的图形，只列在表里。`,
    mapSource: (source: string, licence: string) =>
      `图形仅供示意；来源 ${source}，${licence} 许可，已简化。`,
    area: "区域",
    pack: "业务包",
    lateCol: "超期",
    todayCol: "今天到期",
    openCol: "在办",
    cameCol: "收到",
    endedCol: "办结",
    shareCol: "按时率",
    firstDue: "最久一件到期日",
    firstLead: "该件承办单位",
    howLate: "二、拖了多久？",
    howLateSays: (older: number, late: number) =>
      late === 0
        ? "没有超期的。"
        : older === 0
          ? "没有超 3 天以上的。"
          : `超 3 天以上的 ${older} 件。`,
    daysOver: "已超",
    overNames: ["不到1天", "1–2天", "3–6天", "7–29天", "30天以上"],
    howLong: "三、在办的办了多久？",
    howLongSays: (aged: number, open: number) =>
      open === 0
        ? "没有在办的。"
        : aged === 0
          ? "都在 30 天以内。"
          : `办了 30 天以上的 ${aged} 件。`,
    daysStood: "已办",
    bars: "图示",
    stoodNames: ["今天收到", "1–6天", "7–29天", "30–89天", "90天以上"],
    pace: "四、收得多还是办得多？",
    paceSays: (days: number, came: number, ended: number) =>
      `近 ${days} 天收到 ${came} 件，办结 ${ended} 件，${came > ended ? `多收 ${came - ended} 件` : ended > came ? `多办 ${ended - came} 件` : "一样多"}。`,
    daysTable: "近日收到和办结的件数",
    day: "日",
    came: "收到",
    ended: "办结",
    packs: "五、各业务怎样？",
    packsSays: (pack: string, n: number) => `超期最多的是${pack}，${n} 件。`,
    packsCalm: "各业务都没有超期的。",
    packsTable: "各业务包的在办、到期、超期、收到、办结、按时率",
    ownSays: "本业务的话",
    papers: "最近通报",
    answer: (period: string, figure: string, value: string) => `${period}${figure} ${value}`,
    longest: "六、最久的是哪几件？",
    longestNone: "没有超期的。",
    longestSays: (n: number) => `最久的 ${n} 件，在哪里、从哪天起、是谁的。`,
    matter: "事项",
    due: "到期，已超",
    lead: "承办单位",
    kept: "七、该去的都去了吗？",
    keptSays: "按周期应办未办的和今年过期的；积分各档的单位数。",
    keptTable: "按周期应办未办的、过期的，积分各档",
    rhythm: "台账和周期，积分",
    owedCol: "应办未办",
    missedCol: "今年过期",
    bandsCol: "上期积分各档",
    counting: "正在统计",
    meant: (first: string, last: string, at: string) =>
      `口径：超期指亮灯的时限已过仍未办结，暂停的不算；今天到期包括今天已过时限的；收到、办结、按时率统计 ${first} 至 ${last}，按时指办结前没有一个时限记过超期。应办未办每 10 分钟统计一次。不给个人排名。截至 ${at}。`,
    casesTitle: "驾驶舱里的一个数",
    casesNone: "没有事项组成这个数",
    casesNext: "可能在打开前刚有变化，请回到驾驶舱再看。",
    conditions: (filter: Filter) => {
      const parts = [
        filter.light === "late" ? "超期" : "",
        filter.light === "pause" ? "暂停" : "",
        filter.state === "open" ? "在办" : "",
        range(filter.from, filter.to, "收到"),
        range(filter.endedFrom, filter.endedTo, "办结"),
        range(filter.dueFrom, filter.dueTo, "到期"),
        filter.breached === "yes" ? "记过超期" : "",
        filter.breached === "no" ? "没有记过超期" : "",
      ].filter((part) => part !== "");
      return parts.join("，");
    },
  },
  {
    title: "Cockpit",
    worst:
      "{open} open, {today} due today, {late} overdue. Worst in {place}: {n} overdue; the longest ({title}) was due on {day}, {over}, in the hands of {lead}.",
    late: "{open} open, {today} due today, {late} overdue.",
    calm: "{open} open, {today} due today, none overdue.",
    nobody: "no unit yet",
    and: ", ",
    dash: "; ",
    where: "1. Where is it worst?",
    whereSays: (counties: readonly CockpitCounty[], late: number) => {
      const { names, n } = worstThree(counties);
      return n === 0
        ? "Nothing is overdue anywhere."
        : `${names.join(", ")}: ${n} of ${late} overdue cases.`;
    },
    whereTable:
      "The first question as a table: overdue, due, open and closed by area, and whose the longest is.",
    measure: "What the map shows",
    measures: { late: "overdue cases", share: "share on time" },
    shareSteps: ["95% or more", "90%–95%", "80%–90%", "under 80%"],
    cases: (n: string) => `${n} cases`,
    andMore: (n: number) => `${n} or more`,
    noneSo: "none",
    mapSays: (told: string) => `Numbers on the map: ${told}. The table says the same.`,
    unshaped: (names: string) => `${names}: no shape of its own, in the table only. `,
    mapSource: (source: string, licence: string) =>
      `Shapes for display only; source ${source}, ${licence} licence, simplified.`,
    area: "Area",
    pack: "Pack",
    lateCol: "Overdue",
    todayCol: "Due today",
    openCol: "Open",
    cameCol: "Came",
    endedCol: "Closed",
    shareCol: "On time",
    firstDue: "Longest was due",
    firstLead: "Its unit",
    howLate: "2. Late for how long?",
    howLateSays: (older: number, late: number) =>
      late === 0
        ? "Nothing is overdue."
        : older === 0
          ? "None for 3 days or more."
          : `${older} for 3 days or more.`,
    daysOver: "Over",
    overNames: ["under 1 day", "1–2 days", "3–6 days", "7–29 days", "30 or more"],
    howLong: "3. Open for how long?",
    howLongSays: (aged: number, open: number) =>
      open === 0
        ? "Nothing is open."
        : aged === 0
          ? "All for less than 30 days."
          : `${aged} for 30 days or more.`,
    daysStood: "Open",
    bars: "bars",
    stoodNames: ["from today", "1–6 days", "7–29 days", "30–89 days", "90 or more"],
    pace: "4. Does more come than is closed?",
    paceSays: (days: number, came: number, ended: number) =>
      `In ${days} days ${came} came and ${ended} were closed, ${came > ended ? `${came - ended} more came` : ended > came ? `${ended - came} more were closed` : "as many"}.`,
    daysTable: "What came and what was closed, day by day",
    day: "Day",
    came: "Came",
    ended: "Closed",
    packs: "5. How is each trade?",
    packsSays: (pack: string, n: number) => `Most overdue: ${pack}, ${n}.`,
    packsCalm: "Nothing is overdue in any of them.",
    packsTable: "Open, due, overdue, came, closed and share on time by pack",
    ownSays: "In its own words",
    papers: "Latest bulletin",
    answer: (period: string, figure: string, value: string) => ` ${period}, ${figure} ${value}`,
    longest: "6. Which are the longest?",
    longestNone: "Nothing is overdue.",
    longestSays: (n: number) => `The longest ${n}: where, since when, whose.`,
    matter: "Case",
    due: "Due, over by",
    lead: "Unit",
    kept: "7. Was everybody visited who was due?",
    keptSays: "Owed by cadence and missed this year; subjects in each band of a score.",
    keptTable: "Owed and missed by cadence, and the bands of scores",
    rhythm: "Register and cadence, score",
    owedCol: "Owed",
    missedCol: "Missed this year",
    bandsCol: "Bands of the last period",
    counting: "being counted",
    meant: (first: string, last: string, at: string) =>
      `Overdue: the limit that the light shows is over and the case is open; what stands still is left out. Due today takes in what is over already today. Came, closed and on time: ${first} to ${last}; on time means that no limit was overrun on record. Owed is counted every 10 minutes. Persons are never ranked. As of ${at}.`,
    casesTitle: "A number of the cockpit",
    casesNone: "No case makes up this number",
    casesNext: "It may have changed just now; go back to the cockpit and look again.",
    conditions: (filter: Filter) => {
      const parts = [
        filter.light === "late" ? "overdue" : "",
        filter.light === "pause" ? "standing still" : "",
        filter.state === "open" ? "open" : "",
        range(filter.from, filter.to, "came"),
        range(filter.endedFrom, filter.endedTo, "closed"),
        range(filter.dueFrom, filter.dueTo, "due"),
        filter.breached === "yes" ? "a limit overrun" : "",
        filter.breached === "no" ? "no limit overrun" : "",
      ].filter((part) => part !== "");
      return parts.join(", ");
    },
  },
);

/** Days between two, or since or until one; empty when neither stands. */
function range(from: string, to: string, what: string): string {
  if (from === "" && to === "") return "";
  return from === to ? `${what} ${from}` : `${what} ${from}–${to}`;
}
