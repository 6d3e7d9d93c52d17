import { Type } from "typebox";
import { Name } from "../base.ts";
import { route } from "../route.ts";
import { DeskSays, SessionView, SignInBody } from "../session.ts";

const tag = "session";

export const SESSION_ROUTES = {
  signIn: route({
    name: "signIn",
    method: "POST",
    path: "/api/session",
    tag,
    caller: "anyone",
    perMinute: 10,
    summary: { zh: "登录", en: "Sign in" },
    body: SignInBody,
    reply: SessionView,
  }),
  signOut: route({
    name: "signOut",
    method: "DELETE",
    path: "/api/session",
    tag,
    caller: "anyone",
    status: 204,
    summary: { zh: "退出登录", en: "Sign out" },
  }),
  session: route({
    name: "session",
    method: "GET",
    path: "/api/session",
    tag,
    caller: "staff",
    summary: { zh: "我是谁：岗位和工作台", en: "Who I am: posts, and the desks that these give" },
    reply: SessionView,
  }),
  deskSays: route({
    name: "deskSays",
    method: "GET",
    path: "/api/desks/{pack}/{type}/{desk}/says",
    tag,
    caller: "staff",
    summary: {
      zh: "工作台的首句，按我能看到的事项统计",
      en: "The opening sentence of a desk, counted in my reach",
    },
    params: Type.Object({ pack: Name, type: Name, desk: Name }),
    reply: DeskSays,
  }),
} as const;
