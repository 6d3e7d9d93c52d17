import { Type } from "typebox";
import { Uuid } from "../base.ts";
import { FileId, FileName } from "../file.ts";
import { route } from "../route.ts";
import { FileValue } from "../value.ts";

const tag = "file";

export const FILE_ROUTES = {
  storeFile: route({
    name: "storeFile",
    method: "POST",
    path: "/api/files",
    tag,
    caller: "anyone",
    status: 201,
    sends: "multipart/form-data",
    summary: {
      zh: "上传附件：表单文件，或原始正文加名称；按内容认类型，照片去掉拍摄信息",
      en: "Send an attachment in: a form's file, or the raw body with its name; its kind is read from its content, photos lose what they tell beside the picture",
    },
    query: Type.Object({ name: Type.Optional(FileName) }),
    reply: FileValue,
  }),
  readFile: route({
    name: "readFile",
    method: "GET",
    path: "/api/files/{id}",
    tag,
    caller: "anyone",
    summary: {
      zh: "读附件：凭点名它的事项；没有事项时只有上传的人能看",
      en: "Read an attachment through the case that names it; before that, only who sent it in",
    },
    params: Type.Object({ id: FileId }),
    query: Type.Object({
      case: Type.Optional(Uuid),
      /** A PDF is shown instead of downloaded. */
      preview: Type.Optional(Type.Boolean()),
    }),
    media: "application/octet-stream",
  }),
} as const;
