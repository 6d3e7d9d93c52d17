import { Type } from "typebox";
import { Name } from "../base.ts";
import { route } from "../route.ts";
import {
  ScoreLedger,
  ScoreList,
  ScoreListQuery,
  ScorePeriodName,
  ScoreQuery,
  ScoreSheet,
} from "../score.ts";

const tag = "score";
const One = Type.Object({ pack: Name, score: Name });
const Subject = Type.String({ pattern: "^[\\w-]{1,64}$" });

export const SCORE_ROUTES = {
  scores: route({
    name: "scores",
    method: "GET",
    path: "/api/scores/{pack}",
    tag,
    caller: "staff",
    summary: {
      zh: "业务包的积分：规则、档次、周期，能否申诉",
      en: "Scores of a pack: rules, bands, period, and whether one may appeal",
    },
    params: Type.Object({ pack: Name }),
    reply: ScoreList,
  }),
  scoreSheet: route({
    name: "scoreSheet",
    method: "GET",
    path: "/api/scores/{pack}/{score}",
    tag,
    caller: "staff",
    summary: {
      zh: "一个周期的积分表，逐页；不给规则没写的排名",
      en: "Points and bands of a period, by keyset pages; no ranks unless the pack says so",
    },
    params: One,
    query: ScoreListQuery,
    reply: ScoreSheet,
  }),
  exportScores: route({
    name: "exportScores",
    method: "GET",
    path: "/api/scores/{pack}/{score}.xlsx",
    tag,
    caller: "staff",
    summary: {
      zh: "同样条件导出 Excel，带水印并留痕",
      en: "The same filter as XLSX, watermarked and on record",
    },
    params: One,
    query: ScoreQuery,
    media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    perMinute: 20,
  }),
  scoreLedger: route({
    name: "scoreLedger",
    method: "GET",
    path: "/api/scores/{pack}/{score}/{subject}",
    tag,
    caller: "staff",
    summary: {
      zh: "一个单位或条目的积分明细：每一分的规则和出处",
      en: "The points of one entry or unit, each with its rule and its event",
    },
    params: Type.Object({ pack: Name, score: Name, subject: Subject }),
    query: Type.Object({ period: Type.Optional(ScorePeriodName) }, { additionalProperties: false }),
    reply: ScoreLedger,
  }),
} as const;
