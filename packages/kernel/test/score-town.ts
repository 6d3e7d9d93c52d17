import type { Moment } from "../src/calendar/day.ts";
import { decide } from "../src/case/decide.ts";
import type { CaseEvent } from "../src/case/event.ts";
import type { CaseState } from "../src/case/state.ts";
import type { Me, Order, Outcome, World } from "../src/case/world.ts";
import { ok, type Result } from "../src/fault/index.ts";
import { parseForm } from "../src/field/form.ts";
import type { FieldValues } from "../src/field/value.ts";
import { loadPack } from "../src/pack/index.ts";
import type { Pack } from "../src/pack/node.ts";
import { bandIn } from "../src/pack/scenario/standings.ts";
import { decideEntry, type EntryOrder } from "../src/register/decide.ts";
import type { EntryState } from "../src/register/state.ts";
import { must } from "./calendar-leshan.ts";
import { city } from "./case-city.ts";

/** A pack with a score of each kind, an appeal, a room that is booked. */
const CLUB = `pack: club
text: 共建 | Club
settings:
  base: { is: number, text: 基础分 | base, source: 默认 low, value: 60 }
  each: { is: number, text: 每份 | each part, source: 默认 low, value: 10 }
  most: { is: number, text: 上限 | most, source: 默认 low, value: 25 }
  low_line: { is: number, text: 低线 | low line, source: 默认 low, value: -3 }
  weight: { is: number, text: 每件 | each, source: 默认 low, value: -1 }
roles:
  desk: { text: 办公室 | office, sees: city }
  handler: { text: 成员 | member, sees: unit }
registers:
  member: { text: 成员 | members, key: [name], by: [desk], fields: { name: { is: text, text: 名称 | name }, joined: { is: date, text: 加入 | joined } } }
  room: { text: 场地 | rooms, by: [desk], fields: { name: { is: text, text: 名称 | name }, seats: { is: whole, text: 可同时 | at once } } }
cases:
  claim:
    text: 认领 | claim
    fields:
      by: { is: member, text: 认领方 | by }
      parts: { is: number, text: 份数 | parts }
      absent: { is: member, many: true, text: 缺席 | absent }
    states: { made: 办理中 | in hand, met: { text: 办成 | met, end: true }, left: { text: 撤回 | withdrawn, end: true } }
    actions:
      make: { text: 认领 | claim, from: new, to: made, by: [desk], form: [by, parts, absent?] }
      meet: { text: 办成 | met, from: made, to: met, by: [desk] }
      leave: { text: 撤回 | withdraw, from: made, to: left, by: [desk, handler@lead, clock] }
    clocks: { within: { text: 期限 | within, from: made, to: [met, left], limit: 1y, source: 本市惯例 high, at: { due: leave } } }
  booking:
    text: 预约 | booking
    fields:
      room: { is: room, text: 场地 | room }
      by: { is: member, text: 预约方 | by }
      from: { is: time, text: 起 | from }
      until: { is: time, text: 止 | until }
    states: { booked: 已约 | booked, over: { text: 结束 | over, end: true } }
    actions:
      book:
        text: 预约 | book
        from: new
        to: booked
        by: [desk]
        form: [room, by, from, until]
        must:
          "form.room.links.booking.filter(b, b.from < form.until && form.from < b.until).size() < 1": 该时段已约 | taken
          "band('points', form.by) != 'low'": 上期低于60分 | below 60
      end: { text: 结束 | end, from: booked, to: over, by: [desk, clock] }
    clocks: { ends: { text: 到点 | ends, from: booked, to: over, limit: until, at: { due: end } } }
  appeal:
    text: 申诉 | appeal
    fields: { against: { is: points, text: 哪一分 | which point }, why: { is: text, text: 理由 | why } }
    states: { open: 待裁定 | open, kept: { text: 维持 | upheld, end: true }, granted: { text: 更正 | corrected, end: true } }
    actions:
      ask: { text: 申诉 | appeal, from: new, to: open, by: [desk], form: [against, why], must: { "!form.against.answered": 已更正过 | corrected before } }
      uphold: { text: 维持 | uphold, from: open, to: kept, by: [desk] }
      grant: { text: 更正 | correct, from: open, to: granted, by: [desk] }
    clocks: { rule: { text: 裁定 | rule, from: open, to: [kept, granted], limit: 15d, source: 本市惯例 high } }
scores:
  points:
    text: 积分 | points
    of: member
    since: joined
    per: half
    source: 本市规定 high
    points:
      base: { text: 基础分 | base, at: start, give: setting.base }
      met: { text: 办成 | met, at: claim.meet, to: by, give: "setting.each * parts", cap: setting.most }
      missed: { text: 缺席 | absent, at: claim.meet, to: absent, give: "-5.5" }
      left: { text: 撤回 | withdrawn, at: claim.left, to: by, give: "-5", cap: 12 }
      corrected: { text: 更正 | corrected, at: appeal.grant, against: against }
    bands:
      low: { text: 暂停 | suspended, is: below 60 }
      normal: { text: 正常 | normal, is: 60 to 100 }
      honour: { text: 表扬 | honoured, is: above 100 }
    new: normal
  pace:
    text: 时效 | pace
    of: unit
    per: month
    points:
      late: { text: 撤回 | withdrawn, at: claim.leave, to: lead, give: setting.weight, when: lead != null }
    bands: { bad: { text: 差 | bad, is: below setting.low_line }, good: { text: 好 | good, is: from setting.low_line } }
    new: good
`.replace(
  "form.room.links.booking.filter(b, b.from < form.until && form.from < b.until).size() < 1",
  "size(form.room.links.booking.filter(b, b.from < form.until && form.from < b.until)) < 1",
);

export function club(change: (yaml: string) => string = (yaml) => yaml): Result<Pack> {
  return loadPack({ "pack.yaml": change(CLUB) }, "00".repeat(32));
}

export const PACK = must(club());

/** What is wrong with the club when it is written otherwise. */
export function faultsWhen(from: string, to: string): readonly string[] {
  if (!CLUB.includes(from)) throw new Error(`the club does not say ${from}`);
  const loaded = club((yaml) => yaml.replace(from, to));
  return loaded.ok ? [] : (loaded.fault.parts ?? []).map(({ code }) => code);
}

/** A town that keeps every event, and reads its bands from its cases. */
export class Town {
  readonly cases = new Map<string, CaseState>();
  readonly entries = new Map<string, EntryState>();
  readonly events: (CaseEvent & { readonly stream: string })[] = [];
  readonly settings: Record<string, unknown> = {};
  readonly #base = city(PACK);
  #ids = 0;

  world(now: Moment): World {
    const world: World = {
      ...this.#base.world(now),
      settings: this.settings,
      cases: this.cases,
      entries: this.entries,
      stream: () => this.stream(),
    };
    return { ...world, band: (score, subject) => bandIn(score, subject, world) };
  }

  stream(): string {
    return `00000000-0000-7000-8000-${String(++this.#ids).padStart(12, "0")}`;
  }

  me(who = "p-desk"): Me {
    return this.#base.me(who);
  }

  /** Reads the form and decides; what came of it is kept. */
  try(now: Moment, order: Order, who?: string): Result<Outcome> {
    const world = this.world(now);
    const decided = decide(order, world, this.me(who));
    if (!decided.ok) return decided;
    for (const { stream, events, after } of decided.value.changes) {
      this.cases.set(stream, after);
      this.events.push(...events.map((event) => ({ ...event, stream })));
    }
    return ok(decided.value);
  }

  open(now: Moment, type: string, action: string, form: FieldValues): Result<string> {
    const node = PACK.cases[type];
    const opening = node?.actions[action];
    if (node === undefined || opening === undefined) throw new Error(`no ${type}.${action}`);
    const read = parseForm(opening, node, PACK, form, this.world(now));
    if (!read.ok) return read;
    const done = this.try(now, { do: "open", type, action, form: read.value });
    return done.ok ? ok(done.value.changes[0]?.stream ?? "") : done;
  }

  act(now: Moment, stream: string, action: string): Result<Outcome> {
    return this.try(now, { do: "act", stream, action, form: {} });
  }

  write(now: Moment, order: EntryOrder): string {
    const { stream, after } = must(decideEntry(order, this.world(now), this.me()));
    this.entries.set(stream, after);
    return stream;
  }
}
