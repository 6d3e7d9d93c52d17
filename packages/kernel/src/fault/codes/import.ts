import type { Words } from "../../words/index.ts";

/** Faults that speak of import: of the file, of the mapping file, of a row, of a run. */
export const IMPORT_FAULTS = {
  "import-file-missing": {
    zh: "打不开文件“{file}”：{why}",
    en: 'The file "{file}" cannot be opened: {why}',
  },
  "import-file-kind": {
    zh: "认不出“{file}”是什么文件，只接受 .jsonl、.csv、.tsv、.xlsx",
    en: '"{file}" is of no known kind; allowed: .jsonl, .csv, .tsv, .xlsx',
  },
  "import-file-large": {
    zh: "文件“{file}”有 {size} 字节，最多 {most} 字节，请分成几个",
    en: 'The file "{file}" has {size} bytes; at most {most}: split it',
  },
  "import-file-empty": { zh: "文件“{file}”是空的", en: 'The file "{file}" is empty' },
  "import-file-changed": {
    zh: "读取时文件“{file}”被改动，请重新导入",
    en: 'The file "{file}" changed while it was read; import it again',
  },
  "import-encoding": {
    zh: "文件“{file}”的编码不对，应为 UTF-8、GB18030 或带标记的 UTF-16",
    en: 'The file "{file}" is in an unknown encoding; allowed: UTF-8, GB18030, UTF-16 with its mark',
  },
  "import-archive": {
    zh: "“{file}”不是正常的 XLSX 文件：{why}",
    en: '"{file}" is no sound XLSX file: {why}',
  },
  "import-archive-large": {
    zh: "“{file}”展开后超过限度：{what} 为 {size}，最多 {most}",
    en: '"{file}" is too large when unpacked: {what} is {size}; at most {most}',
  },
  "import-sheet-unknown": {
    zh: "“{file}”里没有工作表“{sheet}”，有：{allowed}",
    en: '"{file}" has no sheet "{sheet}"; it has: {allowed}',
  },
  "import-column-unknown": {
    zh: "文件里没有“{column}”这一列，有：{allowed}",
    en: 'The file has no column "{column}"; it has: {allowed}',
  },
  "import-column-twice": {
    zh: "表头里“{column}”出现两次",
    en: 'The header names the column "{column}" twice',
  },
  "import-rows-many": {
    zh: "超过 {most} 行，请分成几个文件",
    en: "More than {most} rows; split the file",
  },
  "import-row-json": { zh: "不是 JSON：{why}", en: "not JSON: {why}" },
  "import-row-object": {
    zh: "应是一个 JSON 对象，如 {allowed}",
    en: "must be one JSON object, such as {allowed}",
  },
  "import-row-large": {
    zh: "这一行超过 {most} 个字符",
    en: "the row is longer than {most} characters",
  },
  "import-row-width": {
    zh: "有 {count} 格，表头是 {expected} 格",
    en: "has {count} cells; the header has {expected}",
  },
  "import-row-broken": {
    zh: "引号或分隔符不对，从这里起读不下去：{why}",
    en: "quotes or separators are wrong, nothing after this can be read: {why}",
  },
  "import-cell-empty": { zh: "不能为空", en: "must not be empty" },
  "import-cell-date": {
    zh: "“{value}”不是日期（应为 {expected}）",
    en: '"{value}" is not a date (expected {expected})',
  },
  "import-cell-time": {
    zh: "“{value}”不是时间（应为 {expected}）",
    en: '"{value}" is not a time (expected {expected})',
  },
  "import-cell-future": {
    zh: "“{value}”在将来，应不晚于现在",
    en: '"{value}" lies in the future; it must not be later than now',
  },
  "import-cell-choice": {
    zh: "“{value}”不在可选值中，只能是：{allowed}",
    en: '"{value}" is none of the choices: {allowed}',
  },
  "import-key-twice": {
    zh: "编号“{value}”与第 {row} 行重复，内容却不同",
    en: 'the key "{value}" stands in row {row} too, with other content',
  },
  "import-key-changed": {
    zh: "编号“{value}”以前导入过，内容不同；导入不改动已有事项",
    en: 'the key "{value}" was imported before with other content; an import changes no case',
  },
  "import-map-broken": {
    zh: "对照表有 {count} 处不对",
    en: "The mapping is wrong in {count} places",
  },
  "import-map-yaml": { zh: "不是正确的 YAML：{why}", en: "not sound YAML: {why}" },
  "import-map-large": {
    zh: "对照表有 {size} 个字符，最多 {most} 个",
    en: "The mapping has {size} characters; at most {most}",
  },
  "import-map-word": {
    zh: "不认识“{word}”，只能是：{allowed}",
    en: '"{word}" is not known here; allowed: {allowed}',
  },
  "import-map-missing": { zh: "缺少“{word}”", en: '"{word}" is missing' },
  "import-map-value": {
    zh: "“{word}”是“{value}”，应为 {allowed}",
    en: '"{word}" is "{value}"; it must be {allowed}',
  },
  "import-map-source": {
    zh: "“{field}”要从 column、join、constant、parts 之一取值，且只能有一个",
    en: '"{field}" must take its value from exactly one of column, join, constant, parts',
  },
  "import-map-pack": {
    zh: "没有业务包、事项或动作“{value}”，有：{allowed}",
    en: 'There is no pack, case or action "{value}"; there are: {allowed}',
  },
  "import-map-field": {
    zh: "动作“{action}”的表单里没有“{field}”，有：{allowed}",
    en: 'The form of "{action}" has no field "{field}"; it has: {allowed}',
  },
  "import-map-needed": {
    zh: "动作“{action}”必填的“{field}”没有对照",
    en: 'The field "{field}", which "{action}" requires, is not mapped',
  },
  "import-map-parts": {
    zh: "“{field}”不是由几部分组成的，不能用 parts",
    en: '"{field}" is not made of parts; use column, join or constant',
  },
  "import-bad-rows": {
    zh: "{bad} 行有问题，什么也没有导入；改好后再导入，或加 --skip-bad 只导入其余的",
    en: "{bad} rows are bad and nothing was loaded; mend them, or load the others with --skip-bad",
  },
  "import-way-missing": {
    zh: "对照表写明了发生时间，请说明 --historic（保留原时间，不计时限）或 --live（从现在起计时限）",
    en: "The mapping says when each row happened: give --historic (keep that moment, start no clocks) or --live (start them now)",
  },
  "import-way-impossible": {
    zh: "--historic 需要对照表里的 occurred 一列",
    en: "--historic needs the word occurred in the mapping",
  },
} as const satisfies Record<string, Words>;
