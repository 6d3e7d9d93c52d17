import { Type } from "typebox";
import { Name } from "../base.ts";
import { FigureQuery, FigureSheet, Panels } from "../figure.ts";
import {
  FigureImportQuery,
  FigureImportReport,
  FlagList,
  FlagQuery,
  NumberQuery,
  NumberView,
  Tried,
  TryBody,
} from "../filing.ts";
import { route } from "../route.ts";

export const FIGURE_ROUTES = {
  figureSheet: route({
    name: "figureSheet",
    method: "GET",
    path: "/api/figures/{pack}",
    tag: "figure",
    caller: "staff",
    summary: {
      zh: "业务包的指标：数、口径、基数、统计期、截止时刻，按区划、单位或字段分",
      en: "Figures of a pack with definition, n, period and cut-off, by area, unit or field",
    },
    params: Type.Object({ pack: Name }),
    query: FigureQuery,
    reply: FigureSheet,
  }),
  exportFigures: route({
    name: "exportFigures",
    method: "GET",
    path: "/api/figures/{pack}.xlsx",
    tag: "figure",
    caller: "staff",
    summary: {
      zh: "同样的指标导出 Excel，带口径和标记，留痕",
      en: "The same figures as XLSX with definitions and flags, on record",
    },
    params: Type.Object({ pack: Name }),
    query: FigureQuery,
    media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    perMinute: 20,
  }),
  figureNumber: route({
    name: "figureNumber",
    method: "GET",
    path: "/api/figures/{pack}/number",
    tag: "figure",
    caller: "staff",
    summary: {
      zh: "一个数是什么：口径、由什么得出、谁报的、历次数值",
      en: "What a number is: definition, what it is made of, who filed it, every value it had",
    },
    params: Type.Object({ pack: Name }),
    query: NumberQuery,
    reply: NumberView,
  }),
  figureFlags: route({
    name: "figureFlags",
    method: "GET",
    path: "/api/figures/{pack}/flags",
    tag: "figure",
    caller: "staff",
    summary: {
      zh: "标记的数：应当成立而不成立的",
      en: "Flagged numbers: what should hold of them and does not",
    },
    params: Type.Object({ pack: Name }),
    query: FlagQuery,
    reply: FlagList,
  }),
  tryFigures: route({
    name: "tryFigures",
    method: "POST",
    path: "/api/figures/{pack}/try",
    tag: "figure",
    caller: "staff",
    perMinute: 600,
    summary: {
      zh: "边填边看：上期、上年同期、增幅、标记；不保存",
      en: "While numbers are typed: the period before, a year before, growth, flags; stores nothing",
    },
    params: Type.Object({ pack: Name }),
    body: TryBody,
    reply: Tried,
  }),
  importFigures: route({
    name: "importFigures",
    method: "POST",
    path: "/api/figures/{pack}/import",
    tag: "figure",
    caller: "staff",
    sends: "multipart/form-data",
    summary: {
      zh: "上传 CSV 或 Excel 填报，先试读，再报送",
      en: "File numbers from CSV or XLSX; dry run, then file",
    },
    params: Type.Object({ pack: Name }),
    query: FigureImportQuery,
    reply: FigureImportReport,
    perMinute: 20,
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
