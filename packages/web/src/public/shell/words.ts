import type { Language } from "@xinlian/kernel";

interface ShellWords {
  readonly htmlLang: string;
  readonly skip: string;
  readonly elderOn: string;
  readonly elderOff: string;
  readonly otherLanguage: string;
  readonly otherLang: string;
  readonly settings: string;
  readonly phone: (phone: string, hours: string) => string;
  readonly papers: string;
  readonly privacy: string;
  readonly accessibility: string;
  readonly staff: string;
  readonly demo: string;
  readonly home: string;
  readonly separator: string;
  /** Between two sentences: Chinese sets none. */
  readonly gap: string;
}

export const shellWords: Record<Language, ShellWords> = {
  zh: {
    htmlLang: "zh-CN",
    skip: "跳到正文",
    elderOn: "大字版",
    elderOff: "标准版",
    otherLanguage: "English",
    otherLang: "en",
    settings: "显示设置",
    phone: (phone, hours) => `电话 ${phone}，${hours}`,
    papers: "公开通报",
    privacy: "隐私说明",
    accessibility: "无障碍说明",
    staff: "工作人员登录",
    demo: "演示环境：密钥与数据同放一处，请勿录入真实个人信息。",
    home: "返回首页",
    separator: "·",
    gap: "",
  },
  en: {
    htmlLang: "en",
    skip: "Skip to the content",
    elderOn: "Large type",
    elderOff: "Standard type",
    otherLanguage: "中文",
    otherLang: "zh-CN",
    settings: "Display settings",
    phone: (phone, hours) => `Phone ${phone}, ${hours}`,
    papers: "Public papers",
    privacy: "Privacy",
    accessibility: "Accessibility",
    staff: "Staff sign-in",
    demo: "Demo: the key is kept beside the data. Please enter no real personal information.",
    home: "Back to home",
    separator: "·",
    gap: " ",
  },
};
