import { setTimeout as pause } from "node:timers/promises";
import {
  type AreaTree,
  addDays,
  addMonths,
  type Calendar,
  type Day,
  dayOf,
  type Moment,
  startOfDay,
} from "@xinlian/kernel";
import { Chance } from "./chance.ts";
import { callerOf } from "./draw.ts";
import { type Matter, Matters, type Wanted } from "./matters.ts";
import { Places } from "./places.ts";
import type { CourseYaml, ListedYaml, Play, WayYaml } from "./play.ts";
import { at as momentOf, upTo } from "./span.ts";
import type { Standing } from "./standing.ts";
import { type Beat, Unfolding } from "./unfold.ts";

const HOUR = 3_600_000;
const AT_ONCE = 20;

/** What belongs together: a visit with its matters, and whoever else reports the same. Its beats stand in the order of time. */
export interface Family {
  readonly id: string;
  readonly opened: Moment;
  readonly beats: readonly Beat[];
}

interface Setting {
  readonly wanted: Omit<Wanted, "course" | "way" | "channel" | "caller">;
  readonly courses: Readonly<Record<string, CourseYaml>>;
  readonly ways: Readonly<Record<string, number>>;
}

/** Draws the families of a play, each from its own seed. */
export class Families {
  readonly #play: Play;
  readonly #calendar: Calendar;
  readonly #matters: Matters;
  readonly #places: Places;
  readonly #now: Moment;

  constructor(play: Play, areas: AreaTree, calendar: Calendar, standing: Standing, now: Moment) {
    this.#play = play;
    this.#calendar = calendar;
    this.#places = new Places(areas, play);
    this.#matters = new Matters(play, this.#places, standing);
    this.#now = now;
  }

  /** Everything that has happened by now, the latest first: what is in hand today is there soonest. */
  async all(): Promise<readonly Family[]> {
    const families: Family[] = [];
    for (const drawing of [this.#listed(), this.#everyday(), this.#storms()]) {
      for (const family of drawing) {
        families.push(family);
        // Drawing them all takes a while, in which pages want their turn.
        if (families.length % AT_ONCE === 0) await pause(0);
      }
    }
    return families
      .filter(({ opened, beats }) => opened <= this.#now && beats.length > 0)
      .sort((a, b) => b.opened - a.opened);
  }

  *#listed(): Generator<Family> {
    const { list = [], ways, courses } = this.#play;
    const [way = "", how] = Object.entries(ways)[0] ?? [];
    for (const [index, one] of list.entries()) {
      const course = courses[one.course];
      if (how === undefined || course === undefined)
        throw new Error(`no course ${one.course} in ${this.#play.file}`);
      const id = `${this.#play.pack} ${index}`;
      const { day, period } = this.#began(one);
      const where = this.#places.named(one.area, one.address);
      const place = {
        area: where.area,
        ...(one.address !== undefined && { address: one.address }),
      };
      const caller = { phone: `${this.#play.phones}${String(index).padStart(4, "0")}` };
      const answer = String(this.#play.words.done?.[0] ?? "");
      const words = { answer, place, somewhere: place, caller, way, period, ...one };
      yield this.#family(id, momentOf(`${day} ${one.at}`, this.#calendar), how, [
        { course, matter: { words, where } },
      ]);
    }
  }

  /** The day on which a written matter comes in; with `months`, the month that it is for. */
  #began({ days = 0, months, day: nth = 1 }: ListedYaml): { day: Day; period: string } {
    const today = dayOf(this.#now, this.#calendar);
    if (months === undefined) {
      const day = addDays(today, -days);
      return { day, period: day.slice(0, 7) };
    }
    const month = addMonths(`${today.slice(0, 7)}-01` as Day, -months);
    return { day: addDays(addMonths(month, 1), nth - 1), period: month.slice(0, 7) };
  }

  *#everyday(): Generator<Family> {
    const { cases = 0, seed, ways, courses, counties = {} } = this.#play;
    const setting: Setting = {
      wanted: { counties },
      courses,
      ways: Object.fromEntries(Object.entries(ways).map(([name, { weight }]) => [name, weight])),
    };
    for (let index = 0; index < cases; index += 1) {
      const chance = new Chance(`${seed} ${index}`);
      yield this.#visit(
        `${this.#play.pack} ${seed} ${index}`,
        this.#moment(chance),
        setting,
        chance,
      );
    }
  }

  *#storms(): Generator<Family> {
    for (const [which, storm] of (this.#play.storms ?? []).entries()) {
      const { counties, topics, kind, urgent, what, courses, ways } = storm;
      const wanted = { counties, topics, kind, urgent, what };
      const night = addDays(dayOf(this.#now, this.#calendar), -storm.days);
      const from = momentOf(`${night} ${storm.from}`, this.#calendar);
      for (let index = 0; index < storm.cases; index += 1) {
        const chance = new Chance(`${this.#play.seed} storm ${which} ${index}`);
        const hour = Number(chance.key(Object.fromEntries(storm.hours.entries())));
        const opened = Math.floor(from + (hour + chance.next()) * HOUR) as Moment;
        const id = `${this.#play.pack} ${this.#play.seed} storm ${which} ${index}`;
        yield this.#visit(id, opened, { wanted, courses, ways }, chance);
      }
    }
  }

  /** A moment of the last days by the curve of weekdays and hours. */
  #moment(chance: Chance): Moment {
    const { days = 60, hours = [1], weekdays = [1] } = this.#play;
    const today = dayOf(this.#now, this.#calendar);
    for (;;) {
      const day = addDays(today, -chance.whole(0, days));
      const start = startOfDay(day, this.#calendar);
      // 1970-01-01 was a Thursday.
      const weekday = (Math.floor((start + 8 * HOUR) / (24 * HOUR)) + 3) % 7;
      if (!chance.percent((100 * (weekdays[weekday] ?? 1)) / Math.max(...weekdays))) continue;
      const hour = Number(chance.key(Object.fromEntries(hours.entries())));
      return Math.floor(start + (hour + chance.next()) * HOUR) as Moment;
    }
  }

  #visit(id: string, opened: Moment, setting: Setting, chance: Chance): Family {
    const way = chance.key(setting.ways);
    const how = this.#way(way);
    const caller = callerOf(this.#play, chance);
    const channel = how.channel ?? way;
    const parts: Part[] = [];
    for (let count = Number(chance.key(how.matters)); count > 0; count -= 1) {
      const course = this.#course(setting.courses, way, opened, chance);
      const matter =
        course && this.#matters.draw({ ...setting.wanted, course, way, channel, caller }, chance);
      if (course !== undefined && matter) parts.push({ course, matter });
    }
    const bare: Part["matter"]["words"] = { way, channel, caller, waited: "4" };
    return this.#family(id, opened, how, parts, { chance, setting, bare });
  }

  #family(
    id: string,
    opened: Moment,
    how: WayYaml,
    parts: readonly Part[],
    more?: { readonly chance: Chance; readonly setting: Setting; readonly bare: Matter["words"] },
  ): Family {
    const chance = more?.chance ?? new Chance(id);
    const unfolding = new Unfolding(this.#play, this.#calendar, chance);
    this.#come(unfolding, id, opened, how, parts, more?.bare ?? parts[0]?.matter.words ?? {});
    for (const [at, { course, matter }] of parts.entries()) {
      if (course.twins === undefined || more === undefined) continue;
      const twin = this.#play.courses[course.twins.course];
      const [low = 1, high = low] = course.twins.count.split("-").map(Number);
      if (twin === undefined)
        throw new Error(`no course ${course.twins.course} in ${this.#play.file}`);
      for (let count = chance.whole(low, high); count > 0; count -= 1) {
        const way = chance.key(course.twins.ways);
        const next = this.#way(way);
        const caller = callerOf(this.#play, chance);
        const channel = next.channel ?? way;
        const wanted = {
          ...more.setting.wanted,
          course: twin,
          way,
          channel,
          caller,
          as: { words: matter.words, where: matter.where },
        };
        const told = this.#matters.draw(wanted, chance);
        if (told === null) continue;
        const { secret: _, unsafe: __, ...open } = told.words;
        const words = { ...open, first: `${id}/${at}` };
        const when = (opened + upTo(course.twins.within, chance)) as Moment;
        this.#come(
          unfolding,
          `${id}+${at}.${count}`,
          when,
          next,
          [{ course: twin, matter: { ...told, words } }],
          words,
        );
      }
    }
    const beats = unfolding.beats
      .filter((beat) => beat.at <= this.#now)
      .sort((a, b) => a.at - b.at || a.place - b.place);
    return { id, opened, beats };
  }

  /** Somebody calls or writes, and everything that follows from it. */
  #come(
    unfolding: Unfolding,
    id: string,
    opened: Moment,
    how: WayYaml,
    parts: readonly Part[],
    bare: Matter["words"],
  ): void {
    let at = unfolding.steps(how.first ?? [], opened, parts[0]?.matter.words ?? bare, [id]);
    for (const [index, { course, matter }] of parts.entries()) {
      const scopes = [`${id}/${index}`, id];
      at = unfolding.steps(how.each ?? [], at, matter.words, scopes);
      unfolding.steps(course.steps, at, matter.words, scopes);
    }
    unfolding.steps(how.last ?? [], at, parts[0]?.matter.words ?? bare, [id]);
  }

  #course(
    courses: Setting["courses"],
    way: string,
    opened: Moment,
    chance: Chance,
  ): CourseYaml | undefined {
    const age = (this.#now - opened) / (24 * HOUR);
    const possible = Object.values(courses).filter(
      (course) => (course.way?.includes(way) ?? true) && age <= (course.fresh ?? age),
    );
    return chance.weighted(possible, ({ weight }) => weight);
  }

  #way(name: string): WayYaml {
    const way = this.#play.ways[name];
    if (way === undefined) throw new Error(`${this.#play.file} has no way "${name}"`);
    return way;
  }
}

interface Part {
  readonly course: CourseYaml;
  readonly matter: Matter;
}
