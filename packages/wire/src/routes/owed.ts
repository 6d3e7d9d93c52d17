import { Type } from "typebox";
import { Name, Uuid } from "../base.ts";
import { CaseDone } from "../case-view.ts";
import {
  HandedOver,
  HandOverBody,
  MeetBody,
  OwedCountQuery,
  OwedCounts,
  OwedPage,
  OwedQuery,
  OwedView,
  Pledges,
} from "../owed.ts";
import { route } from "../route.ts";

const tag = "owed";
const One = Type.Object({ entry: Uuid, cadence: Name });
const Person = Type.Object({ id: Uuid });

export const OWED_ROUTES = {
  owed: route({
    name: "owed",
    method: "GET",
    path: "/api/owed",
    tag,
    caller: "staff",
    summary: {
      zh: "到期未办：台账条目按周期到期、还没有人动过的",
      en: "What entries of registers owe for the stretch that runs and nobody has touched",
    },
    query: OwedQuery,
    reply: OwedPage,
  }),
  owedCounts: route({
    name: "owedCounts",
    method: "GET",
    path: "/api/owed/counts",
    tag,
    caller: "staff",
    summary: { zh: "到期未办的件数，按周期", en: "How many are owed, by cadence" },
    query: OwedCountQuery,
    reply: OwedCounts,
  }),
  owedOne: route({
    name: "owedOne",
    method: "GET",
    path: "/api/owed/{entry}/{cadence}",
    tag,
    caller: "staff",
    summary: {
      zh: "一件到期的，照它开始时的样子；不记账",
      en: "One of them as it would begin; nothing is written",
    },
    params: One,
    reply: OwedView,
  }),
  meet: route({
    name: "meet",
    method: "POST",
    path: "/api/owed/{entry}/{cadence}/actions/{action}",
    tag,
    caller: "staff",
    status: 201,
    idempotent: true,
    summary: { zh: "办一件到期的", en: "Do what is owed" },
    params: Type.Object({ entry: Uuid, cadence: Name, action: Name }),
    body: MeetBody,
    reply: CaseDone,
  }),
  pledges: route({
    name: "pledges",
    method: "GET",
    path: "/api/people/{id}/pledges",
    tag,
    caller: "staff",
    summary: { zh: "台账里由这个人负责的条目", en: "Entries of registers that name a person" },
    params: Person,
    reply: Pledges,
  }),
  handOver: route({
    name: "handOver",
    method: "POST",
    path: "/api/people/{id}/pledges",
    tag,
    caller: "staff",
    idempotent: true,
    summary: {
      zh: "把这个人负责的条目交给另一个人，逐条留痕",
      en: "Hand a person's entries to another one, each on record",
    },
    params: Person,
    body: HandOverBody,
    reply: HandedOver,
    perMinute: 20,
  }),
} as const;
