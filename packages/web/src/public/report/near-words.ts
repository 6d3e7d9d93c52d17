import type { Language } from "@xinlian/kernel";

interface NearWords {
  readonly title: string;
  readonly reported: (day: string) => string;
  readonly has: (lead: string, state: string) => string;
  readonly follow: string;
  readonly goOn: string;
  readonly comma: string;
}

export const nearWords: Record<Language, NearWords> = {
  zh: {
    title: "这附近可能已有人反映",
    reported: (day) => `${day}登记`,
    has: (lead, state) => `${lead}${state}`,
    follow: "是这件，我来关注",
    goOn: "不是同一件，照常往下填就行。",
    comma: "，",
  },
  en: {
    title: "This may be reported already",
    reported: (day) => `registered ${day}`,
    has: (lead, state) => `${lead}: ${state}`,
    follow: "It is this one; I follow it",
    goOn: "If it is another matter, just go on.",
    comma: ", ",
  },
};
