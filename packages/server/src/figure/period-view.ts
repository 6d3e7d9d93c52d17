import { momentWords, type Period, readSpan, spanWords, type Words } from "@xinlian/kernel";
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

/** What a period is called; a statistic day by its bounds. */
export function periodWords({ name, from, until, per }: Period): Words {
  const span = readSpan(name);
  if (span.ok && per !== "day") return spanWords(span.value);
  const [a, b] = [momentWords(from, { offset: 480 }), momentWords(until, { offset: 480 })];
  return { zh: `${a.zh}至${b.zh}`, en: `${a.en} to ${b.en}` };
}
