import type { Language } from "@xinlian/kernel";

interface SameWords {
  readonly back: string;
  readonly ended: string;
  readonly answered: string;
  readonly settling: string;
  readonly inHand: (lead: string, due: string) => string;
  readonly opened: string;
  readonly lead: string;
  readonly due: string;
  readonly keep: string;
  readonly kept: string;
  readonly notKept: string;
  readonly mark: string;
  readonly own: string;
  readonly ownNote: string;
}

export const sameWords: Record<Language, SameWords> = {
  zh: {
    back: "我要反映",
    ended: "这件事已经办结。",
    answered: "已经答复，正在问反映的人有没有解决。",
    settling: "已登记，正在确定由哪个单位办理。",
    inHand: (lead, due) => `${lead}正在办理，最迟 ${due} 答复。`,
    opened: "登记",
    lead: "承办单位",
    due: "限期",
    keep: "关注这件，记在这台手机上",
    kept: "已记在这台手机上，首页“这台手机上的回执”里随时能看。",
    notKept: "这个浏览器不让保存，请把这一页加为书签。",
    mark: "这一页只说办到哪一步，不说是谁反映的。把它加为书签也能随时来看。",
    own: "不一样，我要单独反映",
    ownNote: "单独反映会给您自己的编号，有没有解决由您说了算。",
  },
  en: {
    back: "Report a matter",
    ended: "This case is closed.",
    answered: "It is answered; whoever reported it is being asked whether it is fixed.",
    settling: "Registered; we are settling which unit answers for it.",
    inHand: (lead, due) => `${lead} has it in hand and answers by ${due}.`,
    opened: "Registered",
    lead: "Unit",
    due: "Due",
    keep: "Follow it: keep it on this phone",
    kept: "Kept on this phone; find it on the home page under “Receipts on this phone”.",
    notKept: "This browser keeps nothing: please bookmark this page.",
    mark: "This page says where the matter stands, never who reported it. You may bookmark it.",
    own: "Mine is another; I report it",
    ownNote: "You get a number of your own, and it is for you to say whether it is fixed.",
  },
};
