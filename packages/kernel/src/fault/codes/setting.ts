import type { Words } from "../../words/index.ts";

/** Faults that speak of the settings a process starts with. */
export const SETTING_FAULTS = {
  "setting-bad": { zh: "有 {count} 项设置不对", en: "{count} settings are wrong" },
  "setting-value": {
    zh: "设置 {setting} 是“{value}”，可用：{allowed}",
    en: 'Setting {setting} is "{value}"; allowed: {allowed}',
  },
  "setting-file": {
    zh: "读不了文件 {file}：{why}",
    en: "File {file} cannot be read: {why}",
  },
  "setting-city-unknown": {
    zh: "{folder} 里没有城市“{city}”，现有：{allowed}",
    en: 'There is no city "{city}" in {folder}; known are: {allowed}',
  },
  "setting-city-data": {
    zh: "城市数据有误：{why}",
    en: "The city's data is wrong: {why}",
  },
  "setting-port-taken": {
    zh: "{host}:{port} 已被占用，请用 PORT 换一个端口",
    en: "{host}:{port} is in use; choose another with PORT",
  },
} as const satisfies Record<string, Words>;
