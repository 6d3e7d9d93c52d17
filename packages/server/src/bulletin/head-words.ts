import type { CaseNode, Words } from "@xinlian/kernel";
import { COLUMN_NAMES } from "../session/platform.ts";

/** What the moments of a clock are called in the head of a table. */
const OF_CLOCK: Readonly<Record<string, Words>> = {
  due: { zh: "到期", en: "due" },
  raw: { zh: "不顺延", en: "by plain counting" },
  shifted: { zh: "顺延至", en: "past days off" },
  first_due: { zh: "原到期", en: "first due" },
  stopped_at: { zh: "停止", en: "stopped" },
};

/** What a column is called in the table of a desk or of a bulletin. */
export function headWords(path: string, node: CaseNode): Words {
  const [head = "", name = "", word = ""] = path.split(".");
  if (head === "clock") {
    const clock = node.clocks[name]?.text ?? { zh: name, en: name };
    const of = OF_CLOCK[word];
    return of === undefined ? clock : { zh: `${clock.zh}${of.zh}`, en: `${clock.en} ${of.en}` };
  }
  if (head === "past") return node.actions[name]?.text ?? { zh: name, en: name };
  return node.fields[head]?.text ?? COLUMN_NAMES[head] ?? { zh: path, en: path };
}
