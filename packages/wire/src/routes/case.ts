import { Type } from "typebox";
import { Name, Uuid, Words } from "../base.ts";
import {
  CaseCount,
  CaseFilter,
  CaseGroups,
  CaseGroupsQuery,
  CaseListQuery,
  CasePage,
} from "../case-row.ts";
import { CaseDone, CaseView } from "../case-view.ts";
import { FormCell, FormField } from "../field.ts";
import { LookBody, LookReply } from "../look.ts";
import { route } from "../route.ts";
import { Story } from "../story.ts";
import { Form } from "../value.ts";

const tag = "case";
const One = Type.Object({ id: Uuid });
const closed = { additionalProperties: false } as const;

export const CASE_ROUTES = {
  cases: route({
    name: "cases",
    method: "GET",
    path: "/api/cases",
    tag,
    caller: "staff",
    summary: { zh: "事项清单，逐页", en: "Cases, by keyset pages" },
    query: CaseListQuery,
    reply: CasePage,
  }),
  countCases: route({
    name: "countCases",
    method: "GET",
    path: "/api/cases/count",
    tag,
    caller: "staff",
    summary: { zh: "同样条件下的件数", en: "How many the same filter finds" },
    query: CaseFilter,
    reply: CaseCount,
  }),
  groupCases: route({
    name: "groupCases",
    method: "GET",
    path: "/api/cases/groups",
    tag,
    caller: "staff",
    summary: {
      zh: "同样条件按区划、单位或字段分组的件数",
      en: "The same filter counted by area, unit or field",
    },
    query: CaseGroupsQuery,
    reply: CaseGroups,
  }),
  exportCases: route({
    name: "exportCases",
    method: "GET",
    path: "/api/cases.xlsx",
    tag,
    caller: "staff",
    summary: {
      zh: "同样条件导出 Excel，带水印并留痕",
      en: "The same filter as XLSX, watermarked and on record",
    },
    query: CaseFilter,
    media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    perMinute: 20,
  }),
  caseForm: route({
    name: "caseForm",
    method: "GET",
    path: "/api/packs/{pack}/types/{type}/openings/{action}",
    tag,
    caller: "staff",
    summary: { zh: "登记表单：要填什么", en: "The form that opens a case" },
    params: Type.Object({ pack: Name, type: Name, action: Name }),
    reply: Type.Object({
      name: Type.String(),
      words: Words,
      type: Words,
      form: Type.Array(FormField),
      figures: Type.Optional(Type.Array(FormCell)),
    }),
  }),
  openCase: route({
    name: "openCase",
    method: "POST",
    path: "/api/cases",
    tag,
    caller: "anyone",
    status: 201,
    idempotent: true,
    summary: {
      zh: "登记一件；市民登记时返回回执口令",
      en: "Open a case; a citizen gets the receipt's secret",
    },
    body: Type.Object(
      {
        pack: Name,
        type: Name,
        action: Name,
        form: Form,
        /** The case on which this one hangs, such as the call in which it was told; staff only. */
        parent: Type.Optional(Uuid),
      },
      closed,
    ),
    reply: CaseDone,
  }),
  case: route({
    name: "case",
    method: "GET",
    path: "/api/cases/{id}",
    tag,
    caller: "holder",
    summary: { zh: "一件事项，按我能看到的", en: "One case as I may see it" },
    params: One,
    reply: CaseView,
  }),
  caseEvents: route({
    name: "caseEvents",
    method: "GET",
    path: "/api/cases/{id}/events",
    tag,
    caller: "holder",
    summary: { zh: "经过", en: "The story" },
    params: One,
    reply: Story,
  }),
  act: route({
    name: "act",
    method: "POST",
    path: "/api/cases/{id}/actions/{action}",
    tag,
    caller: "holder",
    idempotent: true,
    ifMatch: true,
    summary: { zh: "办一步", en: "Take an action" },
    params: Type.Object({ id: Uuid, action: Name }),
    body: Type.Object({ form: Form }, closed),
    reply: CaseDone,
  }),
  look: route({
    name: "look",
    method: "POST",
    path: "/api/cases/{id}/look",
    tag,
    caller: "staff",
    idempotent: true,
    perMinute: 60,
    summary: { zh: "查看保密内容，查看即留痕", en: "Look at sealed fields; the look is on record" },
    params: One,
    body: LookBody,
    reply: LookReply,
  }),
} as const;
