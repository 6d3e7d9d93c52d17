import type { Language } from "@xinlian/kernel";

interface HomeWords {
  readonly title: string;
  /** In two lines. */
  readonly question: readonly [string, string];
  readonly fact: (day: string, received: string, passedOn: string) => string;
  readonly noFact: string;
  readonly counted: string;
  readonly report: string;
  readonly effort: string;
  readonly call: string;
  readonly lookup: string;
  readonly number: string;
  readonly numberHint: string;
  readonly secret: string;
  readonly secretHint: string;
  readonly find: string;
  readonly faultTitle: string;
  readonly kept: string;
  readonly keptEmpty: string;
  readonly keptWithout: string;
  readonly topics: string;
  readonly topicsEmpty: string;
  readonly published: string;
  readonly publishedEmpty: string;
  readonly danger: string;
  readonly police: string;
  readonly fire: string;
  readonly ambulance: string;
  readonly stop: string;
}

export const homeWords: Record<Language, HomeWords> = {
  zh: {
    title: "首页",
    question: ["有什么事", "要我们办？"],
    fact: (day, received, passedOn) =>
      `${day}收到 ${received} 件，其中 ${passedOn} 件当天已交到承办单位。`,
    noFact: "每一件都登记、有人办、有期限、有回音。",
    counted: "这两个数怎么算",
    report: "我要反映",
    effort: "不用注册，大约 1 分钟。也可以拨",
    call: "拨打",
    lookup: "查进度",
    number: "回执编号",
    numberHint: "写在回执和短信里，字母加数字",
    secret: "查询口令",
    secretHint: "和编号印在同一张回执上。打开回执里的链接、扫二维码，就不用填",
    find: "查询",
    faultTitle: "没有查到",
    kept: "这台手机上的回执",
    keptEmpty: "还没有。您在这台手机上反映过的事，会留在这里，随时点开看办到哪一步。",
    keptWithout:
      "这一栏要浏览器开启脚本才能用。没有开启也不要紧：用回执里的链接，或在上面填编号和口令。",
    topics: "大家常反映的事",
    topicsEmpty: "还没有归类。不用管分类，直接写发生了什么就行。",
    published: "城市公布",
    publishedEmpty: "还没有公布。运行日报和停水、修路一类的通知发布后会列在这里。",
    danger: "有人受伤、着火、正在发生的危险，请直接拨",
    police: "110",
    fire: "119",
    ambulance: "120",
    stop: "。",
  },
  en: {
    title: "Home",
    question: ["What should", "we see to?"],
    fact: (day, received, passedOn) =>
      `On ${day} we took in ${received} reports; ${passedOn} of them reached the unit that answers for them the same day.`,
    noFact:
      "Every report is registered, given to somebody who answers for it, due by a date, and answered.",
    counted: "How these two are counted",
    report: "Report a matter",
    effort: "No account needed, about one minute. You may also call",
    call: "Call",
    lookup: "Where is my case",
    number: "Receipt number",
    numberHint: "On your receipt and in our text message, letters and digits",
    secret: "Receipt code",
    secretHint:
      "Printed beside the number. Not needed when you open the receipt's link or scan its QR code",
    find: "Look up",
    faultTitle: "Not found",
    kept: "Receipts on this phone",
    keptEmpty:
      "None yet. What you report on this phone is kept here, one tap away from where it stands.",
    keptWithout:
      "This list needs scripts in your browser. You do not need it: use the link on your receipt, or enter its number and code above.",
    topics: "Often reported",
    topicsEmpty: "Nothing sorted yet. You need no category: just write what happened.",
    published: "Published by the city",
    publishedEmpty:
      "Nothing yet. Daily reports and notices, such as water cuts and road works, will be listed here.",
    danger: "Somebody is hurt, something burns, danger right now: call",
    police: "110",
    fire: "119",
    ambulance: "120",
    stop: ".",
  },
};
