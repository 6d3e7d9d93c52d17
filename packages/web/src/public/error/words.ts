import type { Language } from "@xinlian/kernel";
import type { ErrorProps } from "../props.ts";

interface ErrorWords {
  readonly title: string;
  readonly why: string;
  readonly next: string;
}

export const errorWords: Record<Language, Record<ErrorProps["status"], ErrorWords>> = {
  zh: {
    400: {
      title: "没有读懂这次提交",
      why: "送来的内容不完整，什么也没有记下。",
      next: "请退回上一页再交一次；填的内容还在。",
    },
    403: {
      title: "这次提交没有收下",
      why: "页面放得太久，或不是从本站的页面交来的。什么也没有记下。",
      next: "请退回上一页，刷新后再交一次。",
    },
    404: {
      title: "没有这一页",
      why: "地址可能抄漏了，或者这件事要凭回执的链接才能看。",
      next: "有回执的话，请用回执里的链接，或在首页填编号和查询口令。",
    },
    410: {
      title: "这一页已经撤下",
      why: "它有过，现在按规定不再公开。",
      next: "想了解内容，请拨热线询问。",
    },
    429: {
      title: "试得太勤了",
      why: "为了不让人猜编号，短时间内只能查有限的几次。",
      next: "请过几分钟再试，或拨热线报编号。",
    },
    500: {
      title: "我们这边出错了",
      why: "不是您的问题。刚才那一步可能没有记下。",
      next: "请过一会儿再试。急事请直接拨热线。",
    },
  },
  en: {
    400: {
      title: "We could not read this",
      why: "What arrived was incomplete; nothing was recorded.",
      next: "Please go back and send it again; what you wrote is still there.",
    },
    403: {
      title: "This was not taken",
      why: "The page was open for too long, or the form did not come from this site. Nothing was recorded.",
      next: "Please go back, reload the page and send it again.",
    },
    404: {
      title: "There is no such page",
      why: "The address may be incomplete, or the case can only be seen with its receipt.",
      next: "With a receipt, use its link, or enter its number and code on the home page.",
    },
    410: {
      title: "This page was taken down",
      why: "It was here, and by the rules is no longer public.",
      next: "To ask what it said, please call the hotline.",
    },
    429: {
      title: "Too many tries",
      why: "So that nobody can guess numbers, only a few look-ups are taken in a short time.",
      next: "Please try again in a few minutes, or call the hotline with your number.",
    },
    500: {
      title: "Something went wrong on our side",
      why: "It is not your fault. Your last step may not have been recorded.",
      next: "Please try again in a little while. If it is urgent, call the hotline.",
    },
  },
};

export const errorReference: Record<Language, (reference: string) => string> = {
  zh: (reference) => `打电话时请报这个号：${reference}`,
  en: (reference) => `When you call, please give this reference: ${reference}`,
};

export const errorWays: Record<
  Language,
  { readonly home: string; readonly report: string; readonly call: string }
> = {
  zh: { home: "回首页", report: "我要反映", call: "拨打" },
  en: { home: "Home", report: "Report a matter", call: "Call" },
};
