import { Type } from "typebox";
import { CityView } from "../city.ts";
import { PublicFigures } from "../figure.ts";
import { route } from "../route.ts";

const tag = "city";

export const CITY_ROUTES = {
  openapi: route({
    name: "openapi",
    method: "GET",
    path: "/api/openapi.json",
    tag,
    caller: "anyone",
    summary: { zh: "接口说明（OpenAPI 3.1）", en: "This interface as OpenAPI 3.1" },
    reply: Type.Object({}, { additionalProperties: true }),
  }),
  city: route({
    name: "city",
    method: "GET",
    path: "/api/city",
    tag,
    caller: "anyone",
    summary: {
      zh: "城市：名称、语言、演示账号、版本、业务包",
      en: "The city: name, languages, demo accounts, version, packs",
    },
    reply: CityView,
  }),
  figures: route({
    name: "figures",
    method: "GET",
    path: "/api/figures",
    tag,
    caller: "anyone",
    summary: {
      zh: "公开数字：昨天收到和派出",
      en: "Public figures: received and passed on yesterday",
    },
    reply: PublicFigures,
  }),
  health: route({
    name: "health",
    method: "GET",
    path: "/api/health",
    tag,
    caller: "anyone",
    summary: { zh: "是否就绪", en: "Whether it is ready" },
    reply: Type.Object({ ready: Type.Boolean(), roles: Type.Array(Type.String()) }),
  }),
} as const;
