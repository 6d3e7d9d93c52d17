import type { Language } from "@xinlian/kernel";
import type { SolvedTrack } from "../props.ts";

interface FollowWords {
  readonly refusedTitle: string;
  readonly settling: string;
  readonly inHand: (lead: string) => string;
  readonly inHandBy: (lead: string, due: string) => string;
  readonly answeredBy: (lead: string) => string;
  readonly yourWord: string;
  readonly answeredOnly: (lead: string) => string;
  readonly confirmed: (day: string) => string;
  readonly denied: string;
  readonly unsure: string;
  readonly closed: string;
  readonly ourUnit: string;
  readonly answer: string;
  readonly answered: string;
  readonly waiting: string;
  readonly due: (due: string) => string;
  readonly provisional: string;
  readonly solved: string;
  readonly solvedStates: Record<SolvedTrack["state"], string>;
  readonly solvedNotes: Record<SolvedTrack["state"], string>;
  readonly reply: string;
  readonly quote: readonly [string, string];
  readonly saidBy: (by: string, at: string) => string;
  readonly rating: string;
  readonly ratingLegend: string;
  readonly ratingFree: string;
  readonly rate: string;
  readonly rated: (rating: string) => string;
  readonly others: string;
  readonly papers: string;
  readonly papersNote: string;
  readonly story: string;
  readonly heard: string;
  readonly unitSays: (label: string) => string;
  readonly sayMore: (labels: readonly string[]) => string;
  readonly photo: (at: number, of: number) => string;
  readonly download: (name: string) => string;
  readonly extended: (from: string) => string;
  readonly extendedWhy: (why: string) => string;
  readonly mergedLede: (number: string) => string;
  readonly merged: (number: string) => string;
  readonly mergedWith: (lead: string) => string;
  readonly mergedState: (state: string) => string;
  readonly mergedDue: (due: string) => string;
  readonly mergedQuiet: string;
  readonly mergedNote: string;
  readonly comma: string;
  readonly stop: string;
  readonly next: string;
  readonly by: (due: string) => string;
  readonly letters: string;
  readonly keep: string;
  readonly reach: (phone: string) => string;
  readonly reachNone: string;
  readonly call: (phone: string) => string;
  readonly receipt: string;
}

export const followWords: Record<Language, FollowWords> = {
  zh: {
    refusedTitle: "没有记下",
    settling: "已登记，正在确定由哪个单位办理。",
    inHand: (lead) => `${lead}正在办理。`,
    inHandBy: (lead, due) => `${lead}正在办理，最迟 ${due} 答复您。`,
    answeredBy: (lead) => `${lead}说已经办好。`,
    yourWord: "有没有真的解决，由您说了算。",
    answeredOnly: (lead) => `${lead}已经答复。`,
    confirmed: (day) => `您在 ${day} 确认已经解决。`,
    denied: "您说没有解决，已退回重办，不用再填一遍。",
    unsure: "您说说不清。等您看清楚了，随时可以再说。",
    closed: "这件事已经办结。",
    ourUnit: "承办单位",
    answer: "答复",
    answered: "已答复",
    waiting: "等答复",
    due: (due) => `限期 ${due}`,
    provisional: "（暂定）",
    solved: "解决",
    solvedStates: {
      open: "还没有",
      claimed: "等您确认",
      heard: "已记下",
      confirmed: "已解决",
      denied: "没有解决",
      unsure: "说不清",
      closed: "已办结",
    },
    solvedNotes: {
      open: "单位答复以后，由您说有没有解决",
      claimed: "您没有确认，我们不算解决",
      confirmed: "您确认的",
      denied: "已退回重办",
      unsure: "还不算解决",
      heard: "记下了，还在问其他反映人",
      closed: "办结不等于您认可；没有真的解决，请告诉我们",
    },
    reply: "答复和凭据",
    quote: ["“", "”"],
    saidBy: (by, at) => `${by}，${at} 答复`,
    rating: "这次服务怎么样",
    ratingLegend: "请选一项",
    ratingFree: "评价不影响以后办事。有人催您打好评，可以打电话告诉我们。",
    rate: "提交评价",
    rated: (rating) => `您评的是“${rating}”，可以改。`,
    others: "您还可以",
    papers: "文书",
    papersNote: "Word 文件，未加盖印章；盖章的纸质件由办理机关送达。",
    story: "经过",
    heard: "您的话已经记下，正在等其他反映人的回音。",
    unitSays: (label) => `${label}（单位填写）`,
    sayMore: (labels) => `想多说几句：${labels.join("、")}（选填）`,
    photo: (at, of) => `办理凭据照片 ${at}，共 ${of} 张`,
    download: (name) => `下载 ${name}`,
    extended: (from) => `延过期，原来限期 ${from}。`,
    extendedWhy: (why) => `原因：${why}`,
    mergedLede: (number) => `和别人反映的是同一件事，并到 ${number} 一起办。`,
    merged: (number) => `并到 ${number}`,
    mergedWith: (lead) => `${lead}承办`,
    mergedState: (state) => `现在是“${state}”`,
    mergedDue: (due) => `最迟 ${due} 答复`,
    mergedQuiet: "那一件要保密，办到哪一步由热线告诉您。",
    mergedNote: "答复会同时告诉您，您的编号照样能查，也照样由您说有没有解决。",
    comma: "，",
    stop: "。",
    next: "接下来",
    by: (due) => `最迟 ${due}`,
    letters: "告诉过您的",
    keep: "留好回执",
    reach: (phone) => `有结果我们会告诉 ${phone}。`,
    reachNone: "您没有留电话，结果请用回执来查。",
    call: (phone) => `也可以凭编号拨 ${phone} 查询。`,
    receipt: "看回执、链接和二维码",
  },
  en: {
    refusedTitle: "Not recorded",
    settling: "Registered; we are settling which unit answers for it.",
    inHand: (lead) => `${lead} has it in hand.`,
    inHandBy: (lead, due) => `${lead} has it in hand and answers you by ${due}.`,
    answeredBy: (lead) => `${lead} says it is done.`,
    yourWord: "Whether it is really fixed is for you to say.",
    answeredOnly: (lead) => `${lead} has answered.`,
    confirmed: (day) => `You confirmed on ${day} that it is fixed.`,
    denied:
      "You said it is not fixed. It went back to be done again; you need not fill in anything twice.",
    unsure: "You could not say. Tell us whenever you can see how it is.",
    closed: "This case is closed.",
    ourUnit: "The unit",
    answer: "Answer",
    answered: "Answered",
    waiting: "Waiting",
    due: (due) => `Due ${due}`,
    provisional: " (provisional)",
    solved: "Fixed",
    solvedStates: {
      open: "Not yet",
      claimed: "Your word",
      heard: "On record",
      confirmed: "Fixed",
      denied: "Not fixed",
      unsure: "Cannot say",
      closed: "Closed",
    },
    solvedNotes: {
      open: "After the answer, you say whether it is fixed",
      claimed: "Without your word we do not count it as fixed",
      confirmed: "You confirmed it",
      denied: "It went back to be done again",
      unsure: "Not counted as fixed yet",
      heard: "On record; others are still being asked",
      closed: "Closed is not the same as fixed: tell us if it is not",
    },
    reply: "Answer and proof",
    quote: ["“", "”"],
    saidBy: (by, at) => `${by}, answered ${at}`,
    rating: "How was it",
    ratingLegend: "Please choose one",
    ratingFree:
      "Your rating changes nothing for you later. If somebody presses you for a good one, call us.",
    rate: "Send rating",
    rated: (rating) => `You said "${rating}"; you may change it.`,
    others: "You may also",
    papers: "Official papers",
    papersNote: "Word files without a seal; the sealed paper is handed over by the office.",
    story: "What happened",
    heard: "Your word is on record; others who reported the same are still being asked.",
    unitSays: (label) => `${label} (says the unit)`,
    sayMore: (labels) => `Say more: ${labels.join(", ")} (optional)`,
    photo: (at, of) => `Photo of the work, ${at} of ${of}`,
    download: (name) => `Download ${name}`,
    extended: (from) => `Extended; it was due ${from} before.`,
    extendedWhy: (why) => ` Because: ${why}`,
    mergedLede: (number) =>
      `Somebody else reported the same; it is handled together with ${number}.`,
    merged: (number) => `Went into ${number}`,
    mergedWith: (lead) => `${lead} has it`,
    mergedState: (state) => `it stands at "${state}"`,
    mergedDue: (due) => `to be answered by ${due}`,
    mergedQuiet: "That one is confidential; the hotline tells you how it goes on.",
    mergedNote:
      "You get the same answer; your own number still leads here, and it is still for you to say whether it is fixed.",
    comma: ", ",
    stop: ".",
    next: "What comes next",
    by: (due) => `by ${due}`,
    letters: "What we told you",
    keep: "Keep your receipt",
    reach: (phone) => `We tell ${phone} when there is a result.`,
    reachNone: "You left no phone number: please use the receipt to see the result.",
    call: (phone) => `You may also call ${phone} with the number.`,
    receipt: "Receipt, link and QR code",
  },
};
