import type { Words } from "../../words/index.ts";

/** Faults that speak of a request: its shape, its headers, who sends it. */
export const REQUEST_FAULTS = {
  "request-invalid": { zh: "请求有 {count} 处不对", en: "The request is wrong in {count} places" },
  "request-missing": { zh: "缺少“{field}”", en: '"{field}" is missing' },
  "request-unknown": {
    zh: "不认识“{field}”，请去掉",
    en: '"{field}" is not known here; leave it out',
  },
  "request-kind": {
    zh: "“{field}”的类型不对，应为 {allowed}",
    en: '"{field}" is of the wrong kind; allowed: {allowed}',
  },
  "request-long": {
    zh: "“{field}”太长：{size}，最多 {most}",
    en: '"{field}" is too long: {size}; at most {most}',
  },
  "request-short": {
    zh: "“{field}”太短：{size}，至少 {least}",
    en: '"{field}" is too short: {size}; at least {least}',
  },
  "request-range": {
    zh: "“{field}”是 {value}，应{allowed}",
    en: '"{field}" is {value}; it must be {allowed}',
  },
  "request-choice": {
    zh: "“{field}”是“{value}”，只能是：{allowed}",
    en: '"{field}" is "{value}"; allowed: {allowed}',
  },
  "request-pattern": {
    zh: "“{field}”的写法不对：“{value}”，应符合 {allowed}",
    en: '"{field}" is badly written: "{value}"; it must match {allowed}',
  },
  "request-not-json": { zh: "正文不是 JSON：{why}", en: "The body is not JSON: {why}" },
  "request-large": {
    zh: "正文超过 {most} 字节，请分开提交",
    en: "The body is larger than {most} bytes; send less at a time",
  },
  "request-media": {
    zh: "不接受“{value}”这种正文，请用 {allowed}",
    en: 'A body of type "{value}" is not accepted; use {allowed}',
  },
  "request-broken": { zh: "请求无法读取：{why}", en: "The request cannot be read: {why}" },
  "request-route-unknown": {
    zh: "没有这个地址：{method} {path}",
    en: "There is no such address: {method} {path}",
  },
  "request-cross-site": {
    zh: "请求来自别的网站（{origin}），已拒绝",
    en: "The request comes from another site ({origin}) and is refused",
  },
  "request-header-missing": { zh: "缺少请求头 {header}", en: "The header {header} is missing" },
  "request-form-stale": {
    zh: "这一页打开太久，或没有允许 Cookie，请重新提交一次",
    en: "This page was open for too long, or cookies are off; please send it once more",
  },
  "request-key-bad": {
    zh: "Idempotency-Key“{value}”不是 UUID",
    en: 'Idempotency-Key "{value}" is not a UUID',
  },
  "request-key-reused": {
    zh: "Idempotency-Key {value} 已用于另一个请求，请换一个",
    en: "Idempotency-Key {value} was used for another request; take a new one",
  },
  "request-match-missing": {
    zh: "缺少 If-Match：请带上读到的 etag",
    en: "If-Match is missing: send the etag that was read",
  },
  "request-match-bad": {
    zh: 'If-Match“{value}”不对，应像 "7"',
    en: 'If-Match "{value}" is wrong; it looks like "7"',
  },
  "request-match-stale": {
    zh: "事项已变动：您看到的是第 {given} 步，现在是第 {actual} 步。请看过新的内容再办",
    en: "The case has moved on: you saw step {given}, it is at step {actual} now. Look at it again first",
  },
  "request-contended": {
    zh: "很多人同时在办这件事项，请稍后再试",
    en: "Many act on this case at the same moment; try again shortly",
  },
  "request-often": {
    zh: "太频繁了，请 {seconds} 秒后再试",
    en: "Too many requests; try again in {seconds} seconds",
  },
  "request-not-signed-in": { zh: "请先登录", en: "Sign in first" },
  "request-session-over": {
    zh: "登录已失效，请重新登录",
    en: "The session is over; sign in again",
  },
  "request-sign-in-refused": { zh: "账号或密码不对", en: "Account or password is wrong" },
  "request-forbidden": { zh: "您的岗位不能这样做", en: "Your post does not allow this" },
  "request-not-found": {
    zh: "没有找到，或不在您能看到的范围内",
    en: "Not found, or not in your reach",
  },
  "request-receipt-wrong": {
    zh: "回执编号或口令不对",
    en: "The receipt's number or its secret is wrong",
  },
  "request-cursor-bad": {
    zh: "翻页记号不对，请从第一页看起",
    en: "The page cursor is wrong; begin at the first page",
  },
  "request-export-large": {
    zh: "共 {count} 件，一次最多导出 {most} 件，请缩小条件",
    en: "{count} cases; at most {most} are exported at once: narrow the filter",
  },
  "request-account-taken": {
    zh: "账号“{account}”已有人用",
    en: 'The account "{account}" is taken',
  },
  "request-not-ready": {
    zh: "系统正在启动，请稍后再试",
    en: "The system is starting; try again shortly",
  },
  "request-failed": {
    zh: "系统出错，已记录。求助时请告知：{reference}",
    en: "Something went wrong and was recorded. When asking for help, name {reference}",
  },
} as const satisfies Record<string, Words>;
