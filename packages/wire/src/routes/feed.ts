import { Type } from "typebox";
import { FeedBody, FeedMade, FeedName, FeedView } from "../feed.ts";
import { route } from "../route.ts";

const tag = "feed";

export const FEED_ROUTES = {
  feeds: route({
    name: "feeds",
    method: "GET",
    path: "/api/feeds",
    tag,
    caller: "admin",
    summary: { zh: "接入系统及其密钥", en: "Systems that call from outside, and their keys" },
    reply: Type.Object({ rows: Type.Array(FeedView) }),
  }),
  makeFeed: route({
    name: "makeFeed",
    method: "POST",
    path: "/api/feeds",
    tag,
    caller: "admin",
    status: 201,
    summary: {
      zh: "发一把密钥，只显示这一次；同名再发，旧的作废",
      en: "Make a key, shown this once; made again under the name, the old one ends",
    },
    body: FeedBody,
    reply: FeedMade,
  }),
  revokeFeed: route({
    name: "revokeFeed",
    method: "DELETE",
    path: "/api/feeds/{name}",
    tag,
    caller: "admin",
    status: 204,
    summary: { zh: "吊销密钥", en: "Revoke a key" },
    params: Type.Object({ name: FeedName }),
  }),
} as const;
