import { Type } from "typebox";
import { Uuid } from "../base.ts";
import { ImportQuery, ImportReport, ImportRun } from "../import.ts";
import { route } from "../route.ts";

const tag = "import";
const One = Type.Object({ id: Uuid });

export const IMPORT_ROUTES = {
  imports: route({
    name: "imports",
    method: "GET",
    path: "/api/imports",
    tag,
    caller: "admin",
    summary: { zh: "批量导入记录", en: "Import runs" },
    reply: Type.Object({ rows: Type.Array(ImportRun) }),
  }),
  startImport: route({
    name: "startImport",
    method: "POST",
    path: "/api/imports",
    tag,
    caller: "admin",
    status: 201,
    sends: "multipart/form-data",
    summary: {
      zh: "上传文件和对照表，试读或导入",
      en: "Upload a file and its mapping; dry run or load",
    },
    query: ImportQuery,
    reply: ImportReport,
    perMinute: 20,
  }),
  importRun: route({
    name: "importRun",
    method: "GET",
    path: "/api/imports/{id}",
    tag,
    caller: "admin",
    summary: { zh: "一次导入的进度和问题行", en: "Progress of a run and its bad rows" },
    params: One,
    reply: ImportReport,
  }),
  stopImport: route({
    name: "stopImport",
    method: "POST",
    path: "/api/imports/{id}/stop",
    tag,
    caller: "admin",
    summary: { zh: "停止，之后可接着导入", en: "Stop; it can be resumed" },
    params: One,
    reply: ImportRun,
  }),
  resumeImport: route({
    name: "resumeImport",
    method: "POST",
    path: "/api/imports/{id}/resume",
    tag,
    caller: "admin",
    summary: { zh: "接着导入", en: "Resume" },
    params: One,
    reply: ImportRun,
  }),
} as const;
