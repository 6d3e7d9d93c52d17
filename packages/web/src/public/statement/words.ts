import type { Language } from "@xinlian/kernel";

export interface Statement {
  readonly title: string;
  /** The whole page in one sentence. */
  readonly lede: string;
  readonly sections: readonly { readonly title: string; readonly points: readonly string[] }[];
}

export const privacyWords: Record<Language, Statement> = {
  zh: {
    title: "隐私说明",
    lede: "您留下的姓名和电话只用来办您反映的这件事，从写进总账的第一刻起就加密。",
    sections: [
      {
        title: "我们记下什么",
        points: [
          "您写的内容、地点，以及您自己愿意留下的姓名和电话。不用注册，不要身份证号。",
          "每一步由哪个单位、在什么时候做了什么。",
          "网页只用必需的 Cookie：语言、字号和打开回执的凭据。没有统计，没有广告，不从别的网站取东西。",
        ],
      },
      {
        title: "谁能看到",
        points: [
          "姓名和电话只有按职责需要联系您的人能看，每看一次都记在总账里，说明为什么看。",
          "您要求保密的，承办单位看不到您是谁，由热线代为联系。",
          "对外公布的内容先把姓名、电话、证件号、车牌和门牌遮住。",
        ],
      },
      {
        title: "存在您手机上的",
        points: [
          "没有交的草稿和回执的链接只存在这台手机的浏览器里，不会自己传出去。",
          "草稿交了就清掉，也可以在反映页面点“清掉草稿”。回执可以在首页逐件移走。和别人共用手机时请记得移走。",
        ],
      },
      {
        title: "您可以要求",
        points: [
          "查看、更正您的信息；事情办完、依法保存的期限过后删去。删去的办法是毁掉您那一把密钥，总账里只剩打不开的密文。",
          "请拨热线，报回执编号。",
        ],
      },
    ],
  },
  en: {
    title: "Privacy",
    lede: "Your name and phone number serve only the matter that you report, and are encrypted from the moment they are written to the ledger.",
    sections: [
      {
        title: "What we record",
        points: [
          "What you write, the place, and the name and number that you choose to leave. There is no account, and no identity number is asked.",
          "Every step: which unit did what, and when.",
          "Only necessary cookies: language, size of type, and the key that opens your receipt. No statistics, no advertising, nothing fetched from other sites.",
        ],
      },
      {
        title: "Who can see it",
        points: [
          "Name and number are seen only by those whose duty is to reach you; each look is written to the ledger with its reason.",
          "If you ask for confidence, the unit never learns who you are; the hotline passes messages on.",
          "Before anything is made public, names, numbers, plates and house numbers are covered.",
        ],
      },
      {
        title: "What stays on your phone",
        points: [
          "A draft not yet sent and the links of your receipts stay in this browser only and do not leave by themselves.",
          "The draft is cleared once it is sent, or by pressing “Clear the draft” on the report page. Receipts can be removed one by one on the home page. Please do so on a phone you share.",
        ],
      },
      {
        title: "What you may ask for",
        points: [
          "To see and correct your data, and to have it erased once the case is closed and the legal term is over. Erasing destroys your key: what is left in the ledger can no longer be opened by anybody.",
          "Please call the hotline with your receipt number.",
        ],
      },
    ],
  },
};

export const accessibilityWords: Record<Language, Statement> = {
  zh: {
    title: "无障碍说明",
    lede: "这些页面按 WCAG 2.2 AA 制作：不用鼠标能办，放大两倍能办，关掉脚本也能办。",
    sections: [
      {
        title: "怎么用得顺手",
        points: [
          "右上角“大字版”：正文 20 像素，按钮不小于 60 像素。会一直记住，直到您换回来。",
          "键盘：Tab 到下一处，回车打开或提交；第一次按 Tab 可以跳到正文。",
          "读屏：每一页有标题和分区；有错时焦点会落到错误清单，逐条可以跳到要改的地方。",
          "状态从不只靠颜色：都有形状、文字和数目，黑白打印也能分清。",
        ],
      },
      {
        title: "做了哪些检查",
        points: [
          "每次改动都用 axe 自动检查，并在 320 像素宽、放大两倍、关掉脚本三种情况下各走一遍。",
          "自动检查发现不了全部问题。下面是已知的。",
        ],
      },
      {
        title: "已知的不足",
        points: [
          "地图上选点靠眼睛看。看不见地图的话，请用“用我现在的位置”、选镇街或写地址，效果一样。",
          "单位上传的照片，文字说明由承办人填写，可能不够细。",
        ],
      },
      {
        title: "用不了怎么办",
        points: [
          "请拨热线，说清是哪一页、用的什么设备。热线可以替您登记，也会把问题记成一件事来办。",
        ],
      },
    ],
  },
  en: {
    title: "Accessibility",
    lede: "These pages are made to WCAG 2.2 AA: they work without a mouse, at twice the size, and with scripts turned off.",
    sections: [
      {
        title: "Making it comfortable",
        points: [
          "“Large type”, top right: 20 pixel text, buttons of at least 60 pixels. It is remembered until you switch back.",
          "Keyboard: Tab goes on, Enter opens or sends; the first Tab offers to skip to the content.",
          "Screen readers: every page has headings and regions; after a mistake the focus lands on the list of faults, each of which leads to its field.",
          "No state is shown by colour alone: each has a shape, a word and an amount, and reads in a black-and-white print.",
        ],
      },
      {
        title: "What is checked",
        points: [
          "Every change is checked with axe, and walked through at 320 pixels, at twice the size and without scripts.",
          "Automatic checks do not find everything. What we know of stands below.",
        ],
      },
      {
        title: "What falls short",
        points: [
          "Choosing a point on the map needs sight. Your position, a township or an address do just as well.",
          "Descriptions of photos are written by the unit that took them and may lack detail.",
        ],
      },
      {
        title: "When it does not work for you",
        points: [
          "Please call the hotline and say which page and which device. The hotline can register for you, and makes a case of the problem.",
        ],
      },
    ],
  },
};
