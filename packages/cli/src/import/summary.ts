import { fault, type Language, sayFault } from "@xinlian/kernel";
import { badCellText, type ImportReport } from "@xinlian/server";

/** What a run did, line by line: every bad cell, then the counts. */
export function summary(report: ImportReport, language: Language): readonly string[] {
  const cells = report.cells.map((cell) => badCellText(cell, language));
  return [...cells, counts(report, language), ...what(report, language)];
}

function counts({ read, added, repeated, bad }: ImportReport, language: Language): string {
  if (language === "zh") return `读 ${read} 行，新增 ${added}，已有 ${repeated}，有问题 ${bad}`;
  return `read ${read}, added ${added}, repeated ${repeated}, bad ${bad}`;
}

function what({ state, dry, bad }: ImportReport, language: Language): readonly string[] {
  const zh = language === "zh";
  if (state === "refused") return [sayFault(fault("import-bad-rows", { bad }), language)];
  if (state === "stopped") {
    return [zh ? "已停止；加 --resume 可接着导入" : "stopped; go on with --resume"];
  }
  if (dry) return [zh ? "只检查，没有导入" : "dry run: nothing was loaded"];
  return [];
}
