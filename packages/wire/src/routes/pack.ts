import { Type } from "typebox";
import { Name, Uuid } from "../base.ts";
import { PackBrief, PackView } from "../pack.ts";
import { MovePage, MoveState, PackFilesBody, VersionList, VersionReport } from "../pack-version.ts";
import { route } from "../route.ts";

const tag = "pack";
const One = Type.Object({ pack: Name });
const Move = Type.Object({ pack: Name, move: Name });

export const PACK_ROUTES = {
  packs: route({
    name: "packs",
    method: "GET",
    path: "/api/packs",
    tag,
    caller: "staff",
    summary: { zh: "业务包", en: "Packs" },
    reply: Type.Object({ rows: Type.Array(PackBrief) }),
  }),
  pack: route({
    name: "pack",
    method: "GET",
    path: "/api/packs/{pack}",
    tag,
    caller: "staff",
    summary: {
      zh: "一个业务包：流程、时限、表单、校验结果",
      en: "One pack: lifecycle, clocks, forms, what its check proved",
    },
    params: Type.Object({ pack: Name }),
    reply: PackView,
  }),
  packVersions: route({
    name: "packVersions",
    method: "GET",
    path: "/api/packs/{pack}/versions",
    tag,
    caller: "admin",
    summary: {
      zh: "一个业务包的各个版本、停在其上的事项、能做的迁移",
      en: "Versions of a pack, open cases on each, the moves that may be made",
    },
    params: One,
    reply: VersionList,
  }),
  loadVersion: route({
    name: "loadVersion",
    method: "POST",
    path: "/api/packs/{pack}/versions",
    tag,
    caller: "admin",
    idempotent: true,
    mostBytes: 4 * 1024 * 1024,
    perMinute: 30,
    summary: {
      zh: "装入业务包的新版本，先试装看校验",
      en: "Load a version of a pack; dry run first, which proves it and loads nothing",
    },
    params: One,
    query: Type.Object(
      { dry: Type.Optional(Type.Boolean({ default: true })) },
      { additionalProperties: false },
    ),
    body: PackFilesBody,
    reply: VersionReport,
  }),
  movePage: route({
    name: "movePage",
    method: "GET",
    path: "/api/packs/{pack}/moves/{move}",
    tag,
    caller: "admin",
    summary: {
      zh: "试迁移：逐件列出会变什么，逐页",
      en: "Dry run of a move: every case and what would change, by keyset pages",
    },
    params: Move,
    query: Type.Object(
      {
        after: Type.Optional(Uuid),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
      },
      { additionalProperties: false },
    ),
    reply: MovePage,
  }),
  moveSheet: route({
    name: "moveSheet",
    method: "GET",
    path: "/api/packs/{pack}/moves/{move}.xlsx",
    tag,
    caller: "admin",
    summary: {
      zh: "试迁移清单，Excel，留痕",
      en: "The same list as XLSX, on record",
    },
    params: Move,
    media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    perMinute: 20,
  }),
  moveTable: route({
    name: "moveTable",
    method: "GET",
    path: "/api/packs/{pack}/moves/{move}.csv",
    tag,
    caller: "admin",
    summary: { zh: "试迁移清单，CSV，留痕", en: "The same list as CSV, on record" },
    params: Move,
    media: "text/csv",
    perMinute: 20,
  }),
  beginMove: route({
    name: "beginMove",
    method: "POST",
    path: "/api/packs/{pack}/moves/{move}",
    tag,
    caller: "admin",
    idempotent: true,
    summary: {
      zh: "开始迁移；有一件无处可去就一件也不动",
      en: "Begin a move; nothing is moved when a case would be left nowhere",
    },
    params: Move,
    reply: MoveState,
  }),
} as const;
