import { momentWords, type Period, type Words } from "@xinlian/kernel";
import type { PeriodView } from "@xinlian/wire";
import { instant } from "../case/wire-value.ts";

/** A period with its bounds said in full: a figure without them cannot be checked. */
export function periodView(period: Period): PeriodView {
  return {
    name: period.name,
    words: periodWords(period),
    from: instant(period.from),
    until: instant(period.until),
  };
}

function periodWords({ name, per, from, until }: Period): Words {
  if (per === "year") return { zh: `${name}年`, en: name };
  if (per === "month") {
    const [year, month] = name.split("-").map(Number);
    return { zh: `${year}年${month}月`, en: name };
  }
  const [a, b] = [momentWords(from, { offset: 480 }), momentWords(until, { offset: 480 })];
  return { zh: `${a.zh}至${b.zh}`, en: `${a.en} to ${b.en}` };
}
