import type { Words } from "../../words/index.ts";

/** Faults of a city's own files: the folder that a city is founded from. */
export const CITY_FAULTS = {
  "city-files-bad": {
    zh: "城市文件有 {count} 处错误，什么也没有建",
    en: "the city's files have {count} mistakes; nothing was founded",
  },
  "city-row": {
    zh: "这一行读不懂：{why}",
    en: "this row cannot be read: {why}",
  },
  "city-column": {
    zh: "没有“{column}”这一列，可用：{allowed}",
    en: 'there is no column "{column}"; known are: {allowed}',
  },
  "city-column-missing": {
    zh: "缺少“{column}”这一列，应有：{allowed}",
    en: 'the column "{column}" is missing; expected are: {allowed}',
  },
  "city-value": {
    zh: "“{value}”不对，可用：{allowed}",
    en: '"{value}" is not known; allowed: {allowed}',
  },
  "city-unit": {
    zh: "没有单位“{value}”，最接近的是：{allowed}",
    en: 'there is no unit "{value}"; the nearest are: {allowed}',
  },
  "city-topic": {
    zh: "没有事项“{value}”，最接近的是：{allowed}",
    en: 'there is no topic "{value}"; the nearest are: {allowed}',
  },
  "city-register": {
    zh: "业务包 {pack} 没有台账“{register}”，现有：{allowed}",
    en: 'pack {pack} has no register "{register}"; it has: {allowed}',
  },
  "city-report": {
    zh: "“{value}”不是市民可以发起的事项，可用：{allowed}",
    en: '"{value}" is nothing that a citizen may open; allowed: {allowed}',
  },
} as const satisfies Record<string, Words>;
