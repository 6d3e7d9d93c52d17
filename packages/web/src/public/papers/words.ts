import type { Language } from "@xinlian/kernel";

interface PapersWords {
  readonly title: string;
  readonly back: string;
  readonly says: string;
  readonly none: string;
  readonly older: string;
  readonly newest: string;
  readonly feed: string;
  readonly published: (day: string) => string;
  readonly corrected: string;
  readonly newer: string;
  readonly docx: string;
  readonly xlsx: string;
  readonly masked: string;
}

export const papersWords: Record<Language, PapersWords> = {
  zh: {
    title: "公开通报",
    back: "首页",
    says: "由城市各业务按期或按批次印发、向社会公开的通报。印发后不再改动，有差错的出更正件。",
    none: "还没有公开的通报。",
    older: "更早的",
    newest: "回到最新",
    feed: "订阅（Atom）",
    published: (day) => `${day} 印发`,
    corrected: "已被更正",
    newer: "看更正件",
    docx: "公文（Word）",
    xlsx: "数字和表（Excel）",
    masked: "姓名、电话、门牌等已用 * 遮去；不公开的事项只计入数字。",
  },
  en: {
    title: "Public papers",
    back: "Home",
    says: "Papers that the city publishes by period or by batch. What is published does not change; a mistake is corrected by a further paper.",
    none: "No paper was published yet.",
    older: "Older",
    newest: "Back to the newest",
    feed: "Subscribe (Atom)",
    published: (day) => `published ${day}`,
    corrected: "corrected since",
    newer: "See the correction",
    docx: "Official paper (Word)",
    xlsx: "Figures and tables (Excel)",
    masked:
      "Names, numbers and doors are covered with *. Matters that are not public are counted and not listed.",
  },
};
