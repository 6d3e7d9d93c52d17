import type { Words } from "../../words/index.ts";

/** Faults that speak of areas. */
export const AREA_FAULTS = {
  "area-rows-bad": {
    zh: "区划表有 {count} 处错误，未载入",
    en: "the table of areas has {count} mistakes and was not loaded",
  },
  "area-code-malformed": {
    zh: "“{value}”不是{level}的区划代码，应为 {allowed}",
    en: '"{value}" is not the code of a {level} (expected {allowed})',
  },
  "area-name-empty": {
    zh: "区划 {code} 没有名称",
    en: "area {code} has no name (expected one)",
  },
  "area-level-unknown": {
    zh: "“{value}”不是区划级别，应为 city、county、township 或 village",
    en: '"{value}" is not a level (expected city, county, township or village)',
  },
  "area-code-repeated": {
    zh: "区划代码 {code} 重复，每个代码只能出现一次",
    en: "area {code} is there twice (expected each code once)",
  },
  "area-parent-missing": {
    zh: "区划 {code} 的上级“{parent}”不在表中，上级须在同一表内",
    en: 'the parent "{parent}" of area {code} is not in the table (expected an area of the same table)',
  },
  "area-parent-level": {
    zh: "{level} {code} 的上级 {parent} 是 {parent_level}，上级须高于本级",
    en: "the parent {parent} of the {level} {code} is a {parent_level} (expected a higher level)",
  },
  "area-prefix-differs": {
    zh: "区划 {code} 的代码应以上级 {parent} 的“{prefix}”开头",
    en: 'area {code} belongs to {parent} (expected a code that begins with "{prefix}")',
  },
  "area-circle": {
    zh: "区划 {code} 的上级绕了一圈：{circle}",
    en: "the parents of area {code} go in a circle: {circle} (expected them to lead to the city)",
  },
  "area-root-missing": {
    zh: "区划表没有市一级，应有且只有一行没有上级",
    en: "the table has no root (expected exactly one area without a parent)",
  },
  "area-root-second": {
    zh: "区划 {code} 没有上级，而 {root} 已是全市；只能有一行没有上级",
    en: "area {code} has no parent although {root} is the root (expected exactly one such area)",
  },
  "area-name-near": {
    zh: "没有找到“{value}”这个地方。相近的有：{near}",
    en: 'No place is known as "{value}". Near to it: {near}',
  },
  "area-name-unknown": {
    zh: "没有找到“{value}”这个地方，也没有相近的地名，请从区县选起",
    en: 'No place is known as "{value}", and none that is near to it; begin with the county',
  },
} as const satisfies Record<string, Words>;
