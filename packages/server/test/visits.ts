import { randomUUID } from "node:crypto";
import type { CheckItem, FieldValues, Moment, Order } from "@xinlian/kernel";
import { previewOwed } from "@xinlian/kernel";
import { worldOfEntries } from "../src/cadence/debts.ts";
import { cadencesOf, mineOwed } from "../src/cadence/list.ts";
import { owedStream } from "../src/cadence/owed-stream.ts";
import { settleDue } from "../src/cadence/settle.ts";
import { personMe } from "../src/engine/world.ts";
import { enterRows } from "../src/register/enter-rows.ts";
import { keptRegister } from "../src/register/read.ts";
import { takeEntry } from "../src/register/take.ts";
import type { Town } from "./town.ts";

/** One cadence of one register of a pack. */
export interface Round {
  readonly pack: string;
  readonly register: string;
  readonly cadence: string;
}

/** An entry's share of a round. */
interface Stop {
  readonly entry: string;
  readonly span: string;
}

/** What people do about visits that fall due, each as himself, and what went wrong where something did. */
export class Visits {
  readonly #town: Town;
  readonly #round: Round;

  constructor(town: Town, round: Round) {
    this.#town = town;
    this.#round = round;
  }

  /** Enters a file's rows as `who`; the entries of the register by their keys afterwards. */
  async enter(forms: readonly FieldValues[], who: string): Promise<ReadonlyMap<string, string>> {
    const { engine, ledger } = this.#town.house;
    const { pack, register } = this.#round;
    const entered = await enterRows(engine, {
      kept: keptRegister(engine, pack, register),
      forms,
      me: personMe(engine.city, who),
      principal: { kind: "person", id: who },
      now: this.#now(),
      dry: false,
    });
    const refused = entered.find(({ done }) => done !== "entered");
    if (refused !== undefined) throw new Error(JSON.stringify(refused));
    const rows = await ledger.view({ kind: "engine" }, (sql) =>
      sql.query<{ stream: string; key: string }>(
        "SELECT stream, key FROM ledger.entry_row WHERE city = $1 AND pack = $2 AND register = $3",
        [engine.city.code, pack, register],
      ),
    );
    return new Map(rows.map(({ stream, key }) => [key, stream]));
  }

  /** Records what nobody touched in every stretch that is over now; how many. */
  settle(): Promise<number> {
    return settleDue(this.#town.house.engine, this.#now());
  }

  /** How many rows this person finds on his list now. */
  async listed(who: string): Promise<number> {
    const { engine } = this.#town.house;
    const kept = cadencesOf(engine, new Set([this.#round.pack]));
    const me = personMe(engine.city, who);
    return (await mineOwed(engine, kept, me, { kind: "engine" }, this.#now())).length;
  }

  /** The checklist that a visit of this entry would begin with. */
  async checks(stop: Stop, field: string): Promise<readonly CheckItem[]> {
    const { engine } = this.#town.house;
    const { pack, register, cadence } = this.#round;
    const kept = cadencesOf(engine, new Set([pack])).find(
      (each) => each.register.name === register && each.cadence.name === cadence,
    );
    if (kept === undefined) throw new Error(`no cadence ${cadence} in ${pack}`);
    const world = await worldOfEntries(engine, kept, [stop.entry], this.#now());
    const owed = { register, cadence, ...stop };
    const seen = previewOwed(owed, randomUUID(), { ...world, number: () => "" });
    if (!seen.ok) throw new Error(JSON.stringify(seen.fault));
    return seen.value.fields[field] as readonly CheckItem[];
  }

  /** Acts on what nobody has touched yet: it becomes a case. */
  meet(stop: Stop, who: string, action: string, form: FieldValues): Promise<string | null> {
    const owed = this.#owed(stop);
    return this.#take({ do: "meet", owed, stream: this.stream(stop), action, form }, who);
  }

  /** Acts on the case that it has become. */
  act(stop: Stop, who: string, action: string, form: FieldValues): Promise<string | null> {
    return this.#take({ do: "act", stream: this.stream(stop), action, form }, who);
  }

  /** Changes an entry of the register; that it says so already is no fault. */
  change(entry: string, form: FieldValues, who: string): Promise<string | null> {
    return this.#write({ do: "change", stream: entry, form }, who);
  }

  end(entry: string, why: string, who: string): Promise<string | null> {
    return this.#write({ do: "end", stream: entry, why }, who);
  }

  /** The stream on which this share's case stands or will stand. */
  stream(stop: Stop): string {
    return owedStream(this.#town.house.engine.city.code, this.#owed(stop));
  }

  #owed(stop: Stop) {
    const { register, cadence } = this.#round;
    return { register, cadence, ...stop };
  }

  #now(): Moment {
    return this.#town.house.now() as Moment;
  }

  async #take(order: Order, who: string): Promise<string | null> {
    const { engine } = this.#town.house;
    const pack = engine.city.packs.get(this.#round.pack);
    if (pack === undefined) throw new Error(`no pack ${this.#round.pack}`);
    const done = await engine.take({
      order,
      pack,
      me: personMe(engine.city, who),
      principal: { kind: "person", id: who },
      key: randomUUID(),
      match: null,
      now: this.#now(),
    });
    return done.ok ? null : `${JSON.stringify(order)}: ${JSON.stringify(done.fault)}`;
  }

  async #write(
    asking:
      | { do: "change"; stream: string; form: FieldValues }
      | { do: "end"; stream: string; why: string },
    who: string,
  ): Promise<string | null> {
    const { engine } = this.#town.house;
    const done = await takeEntry(engine, {
      asking,
      ...keptRegister(engine, this.#round.pack, this.#round.register),
      me: personMe(engine.city, who),
      principal: { kind: "person", id: who },
      key: randomUUID(),
      match: null,
      now: this.#now(),
    });
    if (done.ok || done.fault.code === "register-unchanged") return null;
    return `${asking.do} ${asking.stream}: ${JSON.stringify(done.fault)}`;
  }
}
