import { Cockpit, CockpitKept } from "../cockpit.ts";
import { route } from "../route.ts";

const tag = "cockpit";

export const COCKPIT_ROUTES = {
  cockpit: route({
    name: "cockpit",
    method: "GET",
    path: "/api/cockpit",
    tag,
    caller: "staff",
    summary: {
      zh: "驾驶舱：本人各业务包的在办、到期、超期、收办，按区域、业务包、天；每个数打开同样多的事项",
      en: "The cockpit: what stands, falls due, is late, came and ended in one's packs, by county, pack and day; every number opens as many cases",
    },
    reply: Cockpit,
  }),
  cockpitKept: route({
    name: "cockpitKept",
    method: "GET",
    path: "/api/cockpit/kept",
    tag,
    caller: "staff",
    summary: {
      zh: "驾驶舱：按周期应办未办的、过期的，积分各档的单位数；隔几分钟统计一次",
      en: "The cockpit: what cadences owe and missed, and how many stand in each band of a score; counted every few minutes",
    },
    reply: CockpitKept,
  }),
} as const;
