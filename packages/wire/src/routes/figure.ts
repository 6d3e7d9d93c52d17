import { Type } from "typebox";
import { Name } from "../base.ts";
import { FigureQuery, FigureSheet, Panels } from "../figure.ts";
import { route } from "../route.ts";

export const FIGURE_ROUTES = {
  figureSheet: route({
    name: "figureSheet",
    method: "GET",
    path: "/api/figures/{pack}",
    tag: "figure",
    caller: "staff",
    summary: {
      zh: "业务包的指标：数、口径、样本、统计期、截止时刻，按区划、单位或字段分",
      en: "Figures of a pack with definition, n, period and cut-off, by area, unit or field",
    },
    params: Type.Object({ pack: Name }),
    query: FigureQuery,
    reply: FigureSheet,
  }),
  panels: route({
    name: "panels",
    method: "GET",
    path: "/api/figures/{pack}/panels/{desk}",
    tag: "figure",
    caller: "staff",
    summary: {
      zh: "驾驶舱的问题和回答它们的指标",
      en: "The questions of a cockpit and the figures that answer them",
    },
    params: Type.Object({ pack: Name, desk: Name }),
    reply: Panels,
  }),
} as const;
