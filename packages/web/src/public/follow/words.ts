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
  readonly story: string;
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
      closed: "没有收到您的确认，不算解决",
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
    story: "经过",
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
      closed: "Without your word it is not counted as fixed",
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
    story: "What happened",
    keep: "Keep your receipt",
    reach: (phone) => `We tell ${phone} when there is a result.`,
    reachNone: "You left no phone number: please use the receipt to see the result.",
    call: (phone) => `You may also call ${phone} with the number.`,
    receipt: "Receipt, link and QR code",
  },
};
