import { route } from "../route.ts";
import { AdoptTimeBody, TimeView } from "../time.ts";

const tag = "time";

export const TIME_ROUTES = {
  time: route({
    name: "time",
    method: "GET",
    path: "/api/time",
    tag,
    caller: "admin",
    summary: {
      zh: "城市时间与机器时钟；时钟跳变后不再跟随",
      en: "The city's time and the machine's clock, which is not followed after a jump",
    },
    reply: TimeView,
  }),
  adoptTime: route({
    name: "adoptTime",
    method: "POST",
    path: "/api/time/adopt",
    tag,
    caller: "admin",
    summary: {
      zh: "确认机器时钟无误，城市时间改为跟随",
      en: "Say that the machine's clock is right: the city's time follows it again",
    },
    body: AdoptTimeBody,
    reply: TimeView,
  }),
} as const;
