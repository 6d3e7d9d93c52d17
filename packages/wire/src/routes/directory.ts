import { Type } from "typebox";
import { AreaCode, Name, nullable, UnitId, Uuid } from "../base.ts";
import {
  AreaNode, DutyAnswer, DutyBody, DutyView, PersonBody, PersonMade, PersonView, PostBody, UnitBody, UnitView,
} from "../directory.ts";
import { route } from "../route.ts";

const tag = "directory";
const page = {
  after: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 200 })),
};
const pageOf = <S extends Parameters<typeof Type.Array>[0]>(row: S) =>
  Type.Object({ rows: Type.Array(row), next: nullable(Type.String()) });
const closed = { additionalProperties: false } as const;

export const DIRECTORY_ROUTES = {
  areas: route({
    name: "areas", method: "GET", path: "/api/areas", tag, caller: "anyone",
    summary: { zh: "区划：某区划的下一级，默认从市起", en: "Divisions directly under one, the city by default" },
    query: Type.Object({ under: Type.Optional(AreaCode) }, closed),
    reply: Type.Object({ under: AreaNode, path: Type.Array(AreaNode), rows: Type.Array(AreaNode) }),
  }),
  units: route({
    name: "units", method: "GET", path: "/api/units", tag, caller: "staff",
    summary: { zh: "单位，可按区划和名称查", en: "Units, by area and by words" },
    query: Type.Object(
      { ...page, area: Type.Optional(AreaCode), q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })), id: Type.Optional(UnitId) },
      closed,
    ),
    reply: pageOf(UnitView),
  }),
  people: route({
    name: "people", method: "GET", path: "/api/people", tag, caller: "staff",
    summary: { zh: "人员及岗位", en: "People and their posts" },
    query: Type.Object(
      { ...page, unit: Type.Optional(UnitId), q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })) },
      closed,
    ),
    reply: pageOf(PersonView),
  }),
  duties: route({
    name: "duties", method: "GET", path: "/api/duties", tag, caller: "staff",
    summary: { zh: "职责：谁负责什么", en: "Duties: who answers for what" },
    query: Type.Object({ ...page, pack: Name, unit: Type.Optional(UnitId) }, closed),
    reply: pageOf(DutyView),
  }),
  explainDuty: route({
    name: "explainDuty", method: "GET", path: "/api/duties/explain", tag, caller: "staff",
    summary: { zh: "某地某类事项由谁负责，为什么", en: "Who answers for a topic in a place, and why" },
    query: Type.Object({ pack: Name, topic: Type.Optional(Name), area: Type.Optional(AreaCode) }, closed),
    reply: DutyAnswer,
  }),
  putUnit: route({
    name: "putUnit", method: "POST", path: "/api/units", tag, caller: "admin", status: 201, idempotent: true,
    summary: { zh: "新设或变更单位", en: "Set up or change a unit" }, body: UnitBody, reply: UnitView,
  }),
  addPerson: route({
    name: "addPerson", method: "POST", path: "/api/people", tag, caller: "admin", status: 201, idempotent: true,
    summary: { zh: "新增人员", en: "Add a person" }, body: PersonBody, reply: PersonMade,
  }),
  givePost: route({
    name: "givePost", method: "POST", path: "/api/posts", tag, caller: "admin", status: 201, idempotent: true,
    summary: { zh: "任岗", en: "Give a post" }, body: PostBody, reply: PersonView,
  }),
  endPost: route({
    name: "endPost", method: "DELETE", path: "/api/posts", tag, caller: "admin", idempotent: true,
    summary: { zh: "免岗", en: "End a post" }, body: PostBody, reply: PersonView,
  }),
  addDuty: route({
    name: "addDuty", method: "POST", path: "/api/duties", tag, caller: "admin", status: 201, idempotent: true,
    summary: { zh: "增设职责", en: "Add a duty" }, body: DutyBody, reply: DutyView,
  }),
  endDuty: route({
    name: "endDuty", method: "DELETE", path: "/api/duties/{id}", tag, caller: "admin", status: 204, idempotent: true,
    summary: { zh: "撤销职责", en: "End a duty" }, params: Type.Object({ id: Type.String({ pattern: "^[A-Za-z0-9._-]{1,120}$" }) }),
  }),
} as const;
