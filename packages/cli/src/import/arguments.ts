import { parseArgs } from "node:util";

/** What `xinlian import` was asked to do. */
export interface ImportArguments {
  readonly file: string;
  readonly map: string;
  readonly dry: boolean;
  readonly way: "historic" | "live" | null;
  readonly resume: boolean;
  readonly skipBad: boolean;
  /** Where the bad rows are written; the ending says how. */
  readonly report: string | null;
}

export const USAGE = {
  zh: `用法：xinlian import 文件 --map 对照表.yaml [选项]
  文件            .jsonl、.csv、.tsv 或 .xlsx
  --map 文件      对照表：哪一列是哪个字段
  --dry-run       只检查，不导入
  --historic      保留原来的时间，不计时限
  --live          从现在起计时限
  --skip-bad      有问题的行跳过，其余照常导入
  --resume        从上次停下的地方接着导入
  --report 文件   把有问题的行写成 .csv、.xlsx 或 .json`,
  en: `Usage: xinlian import FILE --map MAP.yaml [options]
  FILE            .jsonl, .csv, .tsv or .xlsx
  --map FILE      the mapping: which column is which field
  --dry-run       look at every row, load nothing
  --historic      keep the moments of the file, start no clocks
  --live          start the clocks now
  --skip-bad      pass over bad rows and load the others
  --resume        go on where the last run was stopped
  --report FILE   write the bad rows as .csv, .xlsx or .json`,
} as const;

/** Reads the arguments after `import`; null when they make no sense or help was asked for. */
export function readArguments(argv: readonly string[]): ImportArguments | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        map: { type: "string" },
        "dry-run": { type: "boolean", default: false },
        historic: { type: "boolean", default: false },
        live: { type: "boolean", default: false },
        "skip-bad": { type: "boolean", default: false },
        resume: { type: "boolean", default: false },
        report: { type: "string" },
      },
    });
    const [file, second] = positionals;
    const { map, historic, live, report } = values;
    if (file === undefined || second !== undefined || map === undefined || (historic && live))
      return null;
    if (report !== undefined && !/\.(?:csv|xlsx|json)$/iu.test(report)) return null;
    return {
      file,
      map,
      dry: values["dry-run"],
      way: historic ? "historic" : live ? "live" : null,
      resume: values.resume,
      skipBad: values["skip-bad"],
      report: report ?? null,
    };
  } catch {
    return null;
  }
}
