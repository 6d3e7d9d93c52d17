import { Type } from "typebox";
import { Name, Uuid } from "../base.ts";
import { BulletinPage, PaperView } from "../bulletin.ts";
import { PeriodName } from "../figure.ts";
import { route } from "../route.ts";

const tag = "bulletin";
const closed = { additionalProperties: false } as const;
const One = Type.Object({ pack: Name, bulletin: Name, id: Uuid });

export const BULLETIN_ROUTES = {
  bulletins: route({
    name: "bulletins",
    method: "GET",
    path: "/api/bulletins/{pack}",
    tag,
    caller: "staff",
    summary: { zh: "业务包的通报，新的在前", en: "Bulletins of a pack, newest first" },
    params: Type.Object({ pack: Name }),
    reply: BulletinPage,
  }),
  draftBulletin: route({
    name: "draftBulletin",
    method: "POST",
    path: "/api/bulletins/{pack}/{bulletin}",
    tag,
    caller: "staff",
    status: 201,
    idempotent: true,
    summary: { zh: "现在起草一期", en: "Draft an issue now" },
    params: Type.Object({ pack: Name, bulletin: Name }),
    body: Type.Object({ period: Type.Optional(PeriodName) }, closed),
    reply: PaperView,
  }),
  bulletin: route({
    name: "bulletin",
    method: "GET",
    path: "/api/bulletins/{pack}/{bulletin}/{id}",
    tag,
    caller: "staff",
    summary: { zh: "一期通报，按起草时的样子", en: "One issue as it was drafted" },
    params: One,
    reply: PaperView,
  }),
  exportBulletin: route({
    name: "exportBulletin",
    method: "GET",
    path: "/api/bulletins/{pack}/{bulletin}/{id}.xlsx",
    tag,
    caller: "staff",
    summary: { zh: "这一期的数字和表，Excel", en: "Figures and tables of the issue as XLSX" },
    params: One,
    media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    perMinute: 20,
  }),
  editBulletin: route({
    name: "editBulletin",
    method: "POST",
    path: "/api/bulletins/{pack}/{bulletin}/{id}",
    tag,
    caller: "staff",
    idempotent: true,
    ifMatch: true,
    summary: { zh: "改草稿的文字", en: "Change the text of a draft" },
    params: One,
    body: Type.Object({ zh: Type.String(), en: Type.String() }, closed),
    reply: PaperView,
  }),
  publishBulletin: route({
    name: "publishBulletin",
    method: "POST",
    path: "/api/bulletins/{pack}/{bulletin}/{id}/publish",
    tag,
    caller: "staff",
    idempotent: true,
    ifMatch: true,
    summary: { zh: "印发", en: "Publish" },
    params: One,
    body: Type.Object({}, closed),
    reply: PaperView,
  }),
  correctBulletin: route({
    name: "correctBulletin",
    method: "POST",
    path: "/api/bulletins/{pack}/{bulletin}/{id}/correct",
    tag,
    caller: "staff",
    status: 201,
    idempotent: true,
    summary: {
      zh: "起草更正版：原文照录，或重新取数",
      en: "Draft a correction: from the old text, or read anew",
    },
    params: One,
    body: Type.Object({ anew: Type.Optional(Type.Boolean()) }, closed),
    reply: PaperView,
  }),
} as const;
