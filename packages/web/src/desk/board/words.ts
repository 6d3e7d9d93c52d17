import { both } from "../words/both.ts";

export const boardWords = both(
  {
    where: "在哪里",
    whereSays: (late: number, worst: string, n: number) =>
      late === 0 ? "没有一个环节超时限。" : `任一环节超了时限的共 ${late} 件，${worst}占 ${n} 件。`,
    area: "区域",
    late: "有超时",
    open: "在办",
    unit: "件",
    whose: "在谁手里",
    lead: "承办单位",
    note: "只比事，不排人。",
    city: "未明确地点",
    none: "未派单",
    csv: "CSV",
  },
  {
    where: "Where",
    whereSays: (late: number, worst: string, n: number) =>
      late === 0
        ? "Nothing is overdue."
        : `${late} are past a limit at some step, ${n} of them in ${worst}.`,
    area: "Area",
    late: "Past a limit",
    open: "Open",
    unit: "cases",
    whose: "With whom",
    lead: "Unit",
    note: "Matters are compared, not people.",
    city: "place not known",
    none: "not dispatched",
    csv: "CSV",
  },
);
