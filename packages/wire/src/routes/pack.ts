import { Type } from "typebox";
import { Name } from "../base.ts";
import { PackBrief, PackView } from "../pack.ts";
import { route } from "../route.ts";

const tag = "pack";

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
} as const;
