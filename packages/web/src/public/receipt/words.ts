import type { Language } from "@xinlian/kernel";

interface ReceiptWords {
  readonly title: (number: string) => string;
  readonly received: string;
  readonly number: string;
  readonly secret: string;
  readonly opened: string;
  readonly next: string;
  readonly by: (due: string) => string;
  readonly provisional: string;
  readonly reach: string;
  readonly reachPhone: (phone: string) => string;
  readonly reachNone: string;
  readonly confidential: string;
  readonly call: (phone: string) => string;
  readonly keep: string;
  readonly keepHow: string;
  readonly link: string;
  readonly warning: string;
  readonly qrLabel: (number: string) => string;
  readonly saveImage: string;
  readonly copy: string;
  readonly copied: string;
  readonly print: string;
  readonly kept: string;
  readonly notKept: string;
  readonly follow: string;
  readonly another: string;
}

export const receiptWords: Record<Language, ReceiptWords> = {
  zh: {
    title: (number) => `回执 ${number}`,
    received: "已收到，已登记。",
    number: "回执编号",
    secret: "查询口令",
    opened: "登记时间",
    next: "接下来",
    by: (due) => `最迟 ${due}`,
    provisional: "（暂定：那一年的放假安排还没有公布）",
    reach: "怎么联系您",
    reachPhone: (phone) => `有结果会告诉 ${phone}。`,
    reachNone: "您没有留电话，结果请用这张回执来查。",
    confidential: "您要求保密：承办单位看不到您的姓名和电话，由热线代为联系。",
    call: (phone) => `也可以拨 ${phone}，报编号查询。`,
    keep: "留好回执",
    keepHow: "没有账号，凭这张回执查进度、说有没有解决、做评价。",
    link: "回执链接",
    warning: "链接和二维码里有查询口令，拿到的人都能看到这件事，请不要公开转发。",
    qrLabel: (number) => `二维码：打开回执 ${number} 的进度页`,
    saveImage: "存为图片",
    copy: "复制链接",
    copied: "链接已复制",
    print: "打印",
    kept: "已留在这台手机上，首页可以直接打开。",
    notKept: "这个浏览器不让网页存东西，请存图片或抄下编号和口令。",
    follow: "看办到哪一步",
    another: "再反映一件",
  },
  en: {
    title: (number) => `Receipt ${number}`,
    received: "Received and registered.",
    number: "Receipt number",
    secret: "Receipt code",
    opened: "Registered",
    next: "What happens next",
    by: (due) => `by ${due}`,
    provisional: " (provisional: the holidays of that year are not announced yet)",
    reach: "How we reach you",
    reachPhone: (phone) => `We tell ${phone} when there is a result.`,
    reachNone: "You left no phone number: please use this receipt to see the result.",
    confidential:
      "You asked for confidence: the unit sees neither your name nor your number; the hotline passes messages on.",
    call: (phone) => `You may also call ${phone} and give the number.`,
    keep: "Keep your receipt",
    keepHow:
      "There is no account: with this receipt you follow the case, say whether it is fixed, and rate it.",
    link: "Link of the receipt",
    warning:
      "The link and the QR code hold the receipt code. Whoever has them can see this case, so please do not post them.",
    qrLabel: (number) => `QR code: opens the progress page of receipt ${number}`,
    saveImage: "Save as image",
    copy: "Copy link",
    copied: "Link copied",
    print: "Print",
    kept: "Kept on this phone; you can open it from the home page.",
    notKept:
      "This browser does not let pages keep anything: save the image or write down number and code.",
    follow: "See where it stands",
    another: "Report something else",
  },
};
