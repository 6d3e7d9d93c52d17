import { buildAreaTree } from "../src/area/tree.ts";
import type { Moment } from "../src/calendar/day.ts";
import { decide } from "../src/case/decide.ts";
import type { CaseState } from "../src/case/state.ts";
import type { Me, Order, Outcome, World } from "../src/case/world.ts";
import { buildDirectory } from "../src/duty/build.ts";
import type { Result } from "../src/fault/index.ts";
import type { FieldValues } from "../src/field/value.ts";
import { decideEntry } from "../src/register/decide.ts";
import type { EntryState } from "../src/register/state.ts";
import { LESHAN, must } from "./calendar-leshan.ts";
import { packOf } from "./case-city.ts";

/** Poles that are looked after by the year, the quarter, the month or the week, with a list of what is looked at. */
export const YAML = `
pack: poles
text: 灯杆 | Poles
settings:
  pace: { is: cadence, text: 巡检频次 | how often, source: test low, value: { tall: quarter, low: year } }
choices: { height: { tall: 高 | tall, low: 低 | low } }
roles: { keeper: { text: 台账员 | keeper, sees: city } }
registers:
  pole:
    text: 灯杆 | poles
    key: [no]
    by: [keeper]
    fields:
      no: { is: text, text: 杆号 | number }
      height: { is: height, text: 高低 | size }
      pace: { is: cadence, text: 自定频次 | pace of its own }
      place: { is: place, text: 位置 | place }
      walker: { is: person, text: 巡检人 | walker }
    cadences:
      walk:
        text: 巡检 | walk
        every: "pace != null ? pace : setting.pace[height == null ? 'low' : height]"
        when: "days(entered, period.end) >= 3"
        open: visit.plan
        with: { pole: this, walker: walker }
  look:
    text: 检查项 | items
    by: [keeper]
    items: { ask: ask, photo: photo, number: number }
    fields: { ask: { is: text, text: 问 | ask }, photo: { is: yes, text: 照片 | photo }, number: { is: yes, text: 数值 | number }, height: { is: height, text: 限于 | only for } }
cases:
  visit:
    text: 巡检 | walk
    fields:
      pole: { is: pole, text: 灯杆 | pole }
      walker: { is: person, text: 巡检人 | walker }
      items: { is: checklist, text: 清单 | list, of: look, where: "it.height == null || it.height == pole.height", no: { fault.raise: { when: "it.note != '已报'", what: it.ask, seen: it.number } } }
      to: { is: date, text: 改期 | moved }
    states: { due: 待巡检 | due, done: { text: 已巡检 | done, end: true }, missed: { text: 漏检 | missed, end: true } }
    actions:
      plan: { text: 到期 | due, from: new, to: due, by: [self], form: [pole, walker?] }
      some: { text: 部分 | some, from: due, by: ["@walker"], form: [items?] }
      walk: { text: 巡检 | walk, from: due, to: done, by: ["@walker"], form: [items] }
      move: { text: 改期 | move, from: due, by: ["@walker", keeper], form: [to], must: { "period.start <= form.to && form.to <= period.end": 须在本期 | within the period } }
      miss: { text: 漏检 | missed, from: due, to: missed, by: [clock] }
    clocks: { within: { text: 当期 | within, from: due, to: [done, missed], limit: period, at: { due: miss } } }
  fault:
    text: 故障 | fault
    fields: { what: { is: text, text: 内容 | what }, seen: { is: number, text: 读数 | reading } }
    states: { open: 待修 | open, fixed: { text: 已修 | fixed, end: true } }
    actions:
      raise: { text: 立 | raise, from: new, to: open, by: [self], form: [what, seen?] }
      fix: { text: 修 | fix, from: open, to: fixed, by: [keeper] }
    clocks: { by: { text: 期限 | by, from: open, to: fixed, limit: 7d, source: test high } }
`;

export const PACK = packOf(YAML);

const AREAS = must(
  buildAreaTree([
    { code: "511100", name: "乐山市", level: "city", parent: "" },
    { code: "511102", name: "市中区", level: "county", parent: "511100" },
  ]),
);
const POSTS = [
  { person: "keeper", pack: PACK.name, role: "keeper", unit: "hall" },
  { person: "an", pack: PACK.name, role: "keeper", unit: "hall" },
];
const HALL = { id: "hall", text: { zh: "厅", en: "hall" }, area: "511100", upper: null };
const DIRECTORY = must(
  buildDirectory(
    {
      units: [{ ...HALL, level: "city" }],
      people: POSTS.map(({ person, unit }) => ({ id: person, name: person, unit })),
      posts: POSTS,
      duties: [],
    },
    AREAS,
  ),
);

export function who(person: string): Me {
  const posts = POSTS.filter((post) => post.person === person);
  return { actor: `person:${person}`, kind: "person", person, posts };
}

/** A town whose poles and walks are kept in memory. */
export class Town {
  readonly entries = new Map<string, EntryState>();
  readonly cases = new Map<string, CaseState>();
  settings: World["settings"] = {};
  #ids = 0;

  world(now: Moment): World {
    return {
      now,
      city: "511100",
      calendar: () => LESHAN,
      areas: AREAS,
      directory: DIRECTORY,
      pack: PACK,
      settings: this.settings,
      cases: this.cases,
      entries: this.entries,
      whole: new Set(["look"]),
      stream: () => this.id(),
      number: () => "1",
    };
  }

  id(): string {
    this.#ids += 1;
    return `00000000-0000-7000-8000-${String(this.#ids).padStart(12, "0")}`;
  }

  enter(now: Moment, register: string, fields: FieldValues): string {
    const order = { do: "enter", register, fields } as const;
    const done = must(decideEntry(order, this.world(now), who("keeper")));
    this.entries.set(done.stream, done.after);
    return done.stream;
  }

  change(now: Moment, stream: string, fields: FieldValues): void {
    const order = { do: "change", stream, fields } as const;
    const done = must(decideEntry(order, this.world(now), who("keeper")));
    this.entries.set(stream, done.after);
  }

  end(now: Moment, stream: string): void {
    const order = { do: "end", stream, why: "拆除" } as const;
    const done = must(decideEntry(order, this.world(now), who("keeper")));
    this.entries.set(stream, done.after);
  }

  try(now: Moment, me: Me, order: Order): Result<Outcome> {
    const done = decide(order, this.world(now), me);
    if (done.ok) for (const { stream, after } of done.value.changes) this.cases.set(stream, after);
    return done;
  }

  /** Does what a pole owes. */
  meet(now: Moment, person: string, entry: string, span: string, action: string, form = {}) {
    const owed = { register: "pole", cadence: "walk", entry, span };
    return this.try(now, who(person), { do: "meet", owed, stream: this.id(), action, form });
  }
}
