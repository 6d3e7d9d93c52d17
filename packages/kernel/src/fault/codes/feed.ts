import type { Words } from "../../words/index.ts";

/** Faults that speak of systems that call from outside, and of their keys. */
export const FEED_FAULTS = {
  "feed-key-unknown": {
    zh: "密钥不对，或已吊销",
    en: "The key is not known, or it was revoked",
  },
  "feed-scope": {
    zh: "这把密钥不能用于“{scope}”，只能用于：{allowed}",
    en: 'This key does not open "{scope}"; it opens: {allowed}',
  },
  "feed-pack-unknown": {
    zh: "没有业务包“{pack}”，可用的是：{allowed}",
    en: 'There is no pack "{pack}"; known are: {allowed}',
  },
  "feed-name-kept": {
    zh: "“{name}”是系统自用的接入名，请换一个",
    en: '"{name}" is used by the system itself; take another name',
  },
} as const satisfies Record<string, Words>;
