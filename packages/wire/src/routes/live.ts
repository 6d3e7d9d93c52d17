import { LiveChange } from "../live.ts";
import { route } from "../route.ts";

export const LIVE_ROUTES = {
  live: route({
    name: "live",
    method: "GET",
    path: "/api/live",
    tag: "live",
    caller: "staff",
    media: "text/event-stream",
    summary: {
      zh: "我能看到的事项有变动时通知（SSE）",
      en: "Says which cases in my reach have changed (SSE)",
    },
    reply: LiveChange,
  }),
} as const;
