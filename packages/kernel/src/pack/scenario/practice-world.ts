import type { AreaTree } from "../../area/tree.ts";
import type { Calendar } from "../../calendar/calendar.ts";
import type { Day, Moment } from "../../calendar/day.ts";
import { withLocalLeave } from "../../calendar/load.ts";
import { dayOf, formatMoment } from "../../calendar/moment.ts";
import { CLOCK, SELF } from "../../case/self.ts";
import type { CaseState } from "../../case/state.ts";
import type { EntryChange, Me, Order, Outcome, Tell, World } from "../../case/world.ts";
import { ok, type Result, refuse } from "../../fault/index.ts";
import type { FieldValues } from "../../field/value.ts";
import { decideEntry, type EntryOrder } from "../../register/decide.ts";
import { evolveEntry } from "../../register/evolve.ts";
import { entryArea, keyOf } from "../../register/key.ts";
import type { EntryState } from "../../register/state.ts";
import { checkSettings } from "../check/settings.ts";
import type { CaseNode, Pack, RegisterNode } from "../node.ts";
import { lapsing, nextLapse } from "./lapsing.ts";
import type { Engine, LoadedYear, Scenario } from "./node.ts";
import { practiceAreas } from "./practice-areas.ts";
import { PracticeCity } from "./practice-city.ts";
import { bandIn } from "./standings.ts";

/** More marks than any scenario fires; past them clocks fire each other for ever. */
const MOST_TICKS = 5_000;

/** What a practice world stands on. */
interface Ground {
  readonly pack: Pack;
  readonly engine: Engine;
  readonly areas: AreaTree;
  readonly city: PracticeCity;
  readonly calendar: Calendar;
  readonly leave: ReadonlyMap<string, Calendar>;
  readonly given: Scenario["given"]["leave"];
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A city in memory on which a scenario is played; its clocks fire by themselves as time goes on. */
export class PracticeWorld {
  readonly cases = new Map<string, CaseState>();
  readonly entries = new Map<string, EntryState>();
  readonly city: PracticeCity;
  /** Messages of the last order. */
  tells: readonly Tell[] = [];
  /** Papers that the last order drew up. */
  papers: Outcome["papers"] = [];
  now = Number.NEGATIVE_INFINITY as Moment;
  readonly #pack: Pack;
  readonly #engine: Engine;
  readonly #areas: AreaTree;
  #calendar: Calendar;
  #leave: ReadonlyMap<string, Calendar>;
  readonly #given: Scenario["given"]["leave"];
  readonly #settings: Readonly<Record<string, unknown>>;
  #streams = 0;
  #numbers = 0;

  private constructor(ground: Ground) {
    const { pack, engine, areas, city, calendar, leave, settings } = ground;
    this.#pack = pack;
    this.#engine = engine;
    this.#areas = areas;
    this.city = city;
    this.#calendar = calendar;
    this.#leave = leave;
    this.#given = ground.given;
    this.#settings = settings;
  }

  /** The city a scenario gives, or what in it does not hold together. */
  static build(scenario: Scenario, pack: Pack, engine: Engine): Result<PracticeWorld> {
    const areas = practiceAreas(scenario, pack);
    if (!areas.ok) return areas;
    const city = PracticeCity.build(scenario, pack, areas.value);
    if (!city.ok) return city;
    const { years, settings } = scenario.given;
    const checked = checkSettings(pack, settings);
    if (!checked.ok) return checked;
    const calendar = years === undefined ? engine.calendar : cut(engine.calendar, years);
    const leave = layLeave(calendar, scenario.given.leave);
    if (!leave.ok) return leave;
    const ground = { pack, engine, areas: areas.value, city: city.value, calendar, settings };
    return ok(new PracticeWorld({ ...ground, leave: leave.value, given: scenario.given.leave }));
  }

  get calendar(): Calendar {
    return this.#calendar;
  }

  world(): World {
    const world: World = {
      now: this.now,
      city: this.#areas.root.code,
      calendar: (area) => this.#calendarOf(area),
      areas: this.#areas,
      directory: this.city.directory,
      pack: this.#pack,
      settings: this.#settings,
      cases: this.cases,
      entries: this.entries,
      whole: new Set(Object.keys(this.#pack.registers)),
      stream: () => this.stream(),
      number: (type) => this.#number(type),
    };
    return { ...world, band: (score, subject) => bandIn(score, subject, world) };
  }

  stream(): string {
    this.#streams += 1;
    return `00000000-0000-7000-8000-${String(this.#streams).padStart(12, "0")}`;
  }

  /** An entry that is there from the beginning, with what the scenario says of it and no more. */
  enter(stream: string, register: RegisterNode, fields: FieldValues): void {
    const { name: pack, hash: packHash } = this.#pack;
    const body = {
      stream,
      pack,
      packHash,
      register: register.name,
      key: keyOf(register, fields),
      area: entryArea(register, fields, this.#areas.root.code),
      fields,
    };
    const at = { version: 1, occurredAt: 0 as Moment, actor: "self" } as const;
    this.entries.set(stream, evolveEntry(null, { kind: "entered", ...at, body }));
  }

  /** The notice of a further year is loaded; the dates of every case are computed anew. */
  load({ year, off, makeup }: LoadedYear): Result<true> {
    const calendar = this.#calendar;
    this.#calendar = {
      ...calendar,
      version: `${calendar.version}+${year}`,
      years: new Set([...calendar.years, year]),
      off: new Set([...calendar.off, ...(off as Day[])]),
      makeup: new Set([...calendar.makeup, ...(makeup as Day[])]),
    };
    const leave = layLeave(this.#calendar, this.#given);
    if (!leave.ok) return leave;
    this.#leave = leave.value;
    for (const stream of [...this.cases.keys()]) {
      const done = this.do({ do: "recompute", stream }, SELF);
      if (!done.ok) return done;
    }
    return ok(true);
  }

  do(order: Order, me: Me): Result<Outcome> {
    const decided = this.#engine.decide(order, this.world(), me);
    if (!decided.ok) return decided;
    this.tells = decided.value.tells;
    this.papers = decided.value.papers;
    for (const { stream, after } of decided.value.changes) this.cases.set(stream, after);
    for (const { stream, after } of decided.value.entries) this.entries.set(stream, after);
    return decided;
  }

  /** An order on a case or on an entry of a register. */
  take(order: Order | EntryOrder, me: Me): Result<Outcome> {
    if (!isOfEntry(order)) return this.do(order, me);
    const written = this.write(order, me);
    return written.ok
      ? ok({ changes: [], entries: [written.value], tells: [], papers: [] })
      : written;
  }

  /** Enters, changes or ends an entry of a register. */
  write(order: EntryOrder, me: Me): Result<EntryChange> {
    const decided = decideEntry(order, this.world(), me);
    if (decided.ok) this.entries.set(decided.value.stream, decided.value.after);
    return decided;
  }

  /** Lets time go on: every mark that comes by then fires at its own moment. */
  runTo(moment: Moment): Result<true> {
    // What fell due before the scenario begins is not its matter.
    if (this.now === Number.NEGATIVE_INFINITY) this.now = moment;
    for (let ticks = 0; ticks < MOST_TICKS; ticks += 1) {
      const next = this.#nextMark();
      const lapsed = this.#lapse(Math.min(next?.at ?? moment, moment) as Moment, next?.at);
      if (!lapsed.ok) return lapsed;
      if (lapsed.value) continue;
      if (next === undefined || next.at > moment) {
        this.now = moment;
        return ok(true);
      }
      this.now = Math.max(next.at, this.now) as Moment;
      const { stream, clock, mark } = next;
      const fired = this.do({ do: "tick", stream, clock, mark }, CLOCK);
      if (!fired.ok) return fired;
    }
    const at = formatMoment(moment, this.#calendar);
    return refuse("pack-scenario-clocks", { most: MOST_TICKS, at });
  }

  #nextMark() {
    const world = this.world();
    let first: { stream: string; clock: string; mark: string; at: Moment } | undefined;
    for (const state of this.cases.values()) {
      const [mark] = this.#engine.dueMarks(state, world);
      if (mark !== undefined && (first === undefined || mark.at < first.at)) {
        first = { ...mark, stream: state.stream };
      }
    }
    return first;
  }

  /**
   * Records what nobody touched at the next end of a stretch by this moment; false when there is none. Marks of that same moment
   * come first.
   */
  #lapse(by: Moment, mark: Moment | undefined): Result<boolean> {
    const at = nextLapse(this.world());
    if (at === undefined || at > by || mark === at) return ok(false);
    this.now = at;
    for (const owed of lapsing(at, this.world())) {
      const done = this.do({ do: "lapse", owed, stream: this.stream() }, CLOCK);
      if (!done.ok) return done;
    }
    return ok(true);
  }

  #calendarOf(area: string | null): Calendar {
    const path = area === null ? [] : this.#areas.path(area);
    const found = path.map(({ code }) => this.#leave.get(code)).find((own) => own !== undefined);
    return found ?? this.#calendar;
  }

  #number({ number = "" }: CaseNode): string {
    this.#numbers += 1;
    const day = dayOf(this.now, this.#calendar).replaceAll("-", "");
    return number
      .replace("{date}", day)
      .replace("{year}", day.slice(0, 4))
      .replace(/\{block:(\d)\}/, (_, width: string) =>
        String(this.#numbers).padStart(Number(width), "0"),
      );
  }
}

function isOfEntry(order: Order | EntryOrder): order is EntryOrder {
  return order.do === "enter" || order.do === "change" || order.do === "end";
}

/** Each area's own leave laid over the calendar. */
function layLeave(
  calendar: Calendar,
  leave: Scenario["given"]["leave"],
): Result<ReadonlyMap<string, Calendar>> {
  const laid = new Map<string, Calendar>();
  for (const [area, days] of Object.entries(leave)) {
    const off = Object.fromEntries(days.map((day) => [day, "local leave"]));
    const own = withLocalLeave(calendar, { area, off, makeup: {} });
    if (!own.ok) return own;
    laid.set(area, own.value);
  }
  return ok(laid);
}

/** The calendar as it was when only these years' notices were loaded. */
function cut(calendar: Calendar, years: readonly number[]): Calendar {
  const kept = new Set([...calendar.years].filter((year) => years.includes(year)));
  const inYears = (day: string) => kept.has(Number(day.slice(0, 4)));
  return {
    ...calendar,
    version: `${calendar.version}/${years.join(",")}`,
    years: kept,
    off: new Set([...calendar.off].filter(inYears)),
    makeup: new Set([...calendar.makeup].filter(inYears)),
  };
}
