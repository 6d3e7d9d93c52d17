import {
  type CaseState,
  CLOCK,
  type Fault,
  fault,
  type Moment,
  type Order,
  type Pack,
  sayFault,
} from "@xinlian/kernel";
import type { Logger } from "pino";
import { v5 } from "uuid";
import type { Asked } from "../../engine/asked.ts";
import { bodyHash } from "../../engine/body-hash.ts";
import { packOf } from "../../engine/city-now.ts";
import type { Engine } from "../../engine/engine.ts";
import type { Entries } from "../../engine/entries.ts";
import { receiptHash, receiptSecret } from "../../engine/receipt.ts";
import { personMe } from "../../engine/world.ts";
import { markKey } from "../../worker/clock-worker.ts";
import type { Filling } from "../filling.ts";
import type { Actor, Cast } from "./cast.ts";
import { answered, debtAt } from "./debt.ts";
import type { Words } from "./draw.ts";
import type { Family } from "./families.ts";
import { formOf } from "./lines.ts";
import type { Play } from "./play.ts";
import { Scene } from "./scene.ts";
import type { Standing } from "./standing.ts";
import type { Beat } from "./unfold.ts";

const NAMESPACE = "0b8f2f6a-63c6-4a35-8f35-1f0d7b9c2ad1";

/** Lets families happen, one step after the other through the same door as anybody's, each at its own moment. */
export class Stage {
  readonly #engine: Engine;
  readonly #pack: Pack;
  readonly #play: Play;
  readonly #cast: Cast;
  readonly #log: Logger;
  /** A filling before was broken off: what it did is not done again. */
  readonly #resumed: boolean;

  readonly #entries: Entries;
  readonly #standing: Standing;

  constructor(
    engine: Engine,
    pack: Pack,
    play: Play,
    cast: Cast,
    standing: Standing,
    log: Logger,
    resumed: boolean,
  ) {
    this.#entries = standing.entries;
    this.#standing = standing;
    this.#engine = engine;
    this.#pack = pack;
    this.#play = play;
    this.#cast = cast;
    this.#log = log;
    this.#resumed = resumed;
  }

  /** @param filling hears of each step that was taken, and may break off between two */
  async run(family: Family, until: Moment, filling: Filling): Promise<void> {
    const scene = new Scene();
    for (const beat of family.beats) {
      if (filling.brokenOff) return;
      await this.#clocks(scene, beat.at);
      const why = await this.#take(scene, family, beat);
      if (why !== null) {
        this.#log.warn(
          { family: family.id, step: beat.step.do, why: sayFault(why, "en") },
          "a step of the demo was refused",
        );
      }
      filling.done += 1;
    }
    await this.#clocks(scene, until);
  }

  /** Fires the marks that this family's clocks come to, each at its own moment. */
  async #clocks(scene: Scene, until: Moment): Promise<void> {
    for (let due = scene.due(until); due !== undefined; due = scene.due(until)) {
      const { stream, clock, mark, at } = due;
      const state = scene.states.get(stream);
      const done =
        state !== undefined &&
        (await this.#append(scene, {
          order: { do: "tick", stream, clock, mark },
          pack: packOf(this.#engine.city, state.packHash),
          me: CLOCK,
          principal: { kind: "clock", id: "clock" },
          key: markKey(due),
          match: null,
          now: at as Moment,
        }));
      const moved = scene.due(until);
      if (
        done !== null ||
        (moved?.stream === stream && moved.clock === clock && moved.mark === mark)
      ) {
        scene.letBe(due);
      }
    }
  }

  async #take(scene: Scene, family: Family, beat: Beat): Promise<Fault | null> {
    const { step } = beat;
    const [first = "", second = "", third] = step.do.split(".");
    const opening = this.#pack.cases[first]?.actions[second]?.from === "new" && third === undefined;
    if (opening) return this.#perform(scene, family, beat, null, second, first);
    if (third !== undefined && this.#pack.registers[first]?.cadences[second] !== undefined) {
      return this.#meet(scene, family, beat, [first, second], third);
    }
    const named = scene.named(beat.scopes, first);
    if (named === undefined) return step.maybe ? null : fault("case-unknown", { case: first });
    if (third === undefined) return this.#perform(scene, family, beat, named, second);
    const made = scene.made(named, second);
    if (made.length === 0)
      return step.maybe ? null : fault("case-unknown", { case: `${first}.${second}` });
    for (const stream of step.all === true ? made : made.slice(0, 1)) {
      const why = await this.#perform(scene, family, beat, stream, third);
      if (why !== null) return why;
    }
    return null;
  }

  /** What an entry owes at this moment is done by whom it names. */
  async #meet(
    scene: Scene,
    family: Family,
    beat: Beat,
    by: readonly [string, string],
    action: string,
  ): Promise<Fault | null> {
    const { step, scopes, at } = beat;
    const key = v5(`${family.id} ${beat.place} owed`, NAMESPACE);
    const form = this.#form(scene, beat, null, key);
    const named = this.#form(
      scene,
      { ...beat, step: { ...step, with: { of: step.of ?? "" } } },
      null,
      key,
    );
    const entry = this.#standing.of(by[0]).find((each) => each.key === named["of"]);
    const debt = await debtAt(this.#engine, this.#pack, by, entry, at);
    const asked = debt?.node.actions[action];
    const actor = debt && this.#debtor(String(step.by), debt.state, scopes);
    if (debt === null || asked === undefined || actor === null) {
      return fault("case-unknown", { case: `${by.join(".")} ${named["of"]}` });
    }
    const { owed, stream } = debt;
    return this.#append(
      scene,
      {
        order: { do: "meet", owed, stream, action, form: answered(form, asked, debt) },
        pack: this.#pack,
        ...actor,
        key,
        match: null,
        now: at,
      },
      (opened) => {
        if (step.as !== undefined) scene.name(scopes[0] ?? "", step.as, opened);
      },
    );
  }

  /** `@field`: the first person whom the case names there; else somebody in that role. */
  #debtor(by: string, state: CaseState, scopes: readonly string[]): Actor | null {
    if (!by.startsWith("@")) return this.#cast.person(by, state, scopes.at(-1) ?? "", null);
    const [id] = [state.fields[by.slice(1)]].flat();
    if (typeof id !== "string") return null;
    return { me: personMe(this.#engine.city, id), principal: { kind: "person", id } };
  }

  /** @param type of the case to open, when `stream` is null */
  async #perform(
    scene: Scene,
    family: Family,
    beat: Beat,
    stream: string | null,
    action: string,
    type = "",
  ): Promise<Fault | null> {
    const { step, scopes, at } = beat;
    const key = v5(`${family.id} ${beat.place} ${step.all === true ? stream : ""}`, NAMESPACE);
    const parent = step.in === undefined ? undefined : scene.named(scopes, step.in);
    const form = this.#form(scene, beat, stream, key);
    const order: Order =
      stream === null
        ? { do: "open", type, action, form, ...(parent !== undefined && { parent }) }
        : { do: "act", stream, action, form };
    if (stream !== null && scene.did(key)) {
      if (step.as !== undefined) scene.name(scopes[0] ?? "", step.as, stream);
      return null;
    }
    let why: Fault | null = fault("case-actor-unfit", { action });
    for (const said of [step.by ?? []].flat()) {
      const by = said.replace(/\{(\w+)\}/g, (_, name: string) => String(beat.words[name] ?? ""));
      const actor = this.#actor(scene, by, stream, scopes, form);
      if (actor === null) continue;
      const receipt = receiptHash(receiptSecret(this.#engine.ledger, key));
      const citizen = stream === null && by === "citizen";
      const asked: Asked = {
        order,
        pack: this.#pack,
        ...actor,
        key,
        match: null,
        now: at,
        ...(citizen && { receipt }),
      };
      why = await this.#append(scene, asked, (opened) => {
        if (step.as !== undefined)
          scene.name(scopes[0] ?? "", step.as, stream ?? opened, citizen ? receipt : undefined);
      });
      if (why?.code !== "case-actor-unfit") break;
    }
    return why;
  }

  #actor(
    scene: Scene,
    by: string,
    stream: string | null,
    scopes: readonly string[],
    form: Words,
  ): Actor | null {
    if (by !== "citizen") {
      const state = stream === null ? undefined : scene.states.get(stream);
      return this.#cast.person(by, state, scopes.at(-1) ?? "", areaOf(form));
    }
    if (stream === null) return this.#cast.citizen();
    const receipt = scene.receipt(stream);
    return receipt === undefined ? null : this.#cast.citizen(receipt);
  }

  #form(scene: Scene, { words, step, at, scopes }: Beat, stream: string | null, seed: string) {
    const state = stream === null ? undefined : scene.states.get(stream);
    const area = state?.area;
    const later = (name: string) => {
      if (name === "unit") return units().unit;
      if (name === "other") return units().other;
      const [kind, which = "", rule = ""] = name.split(".");
      if (kind === "case") return scene.named(scopes, which);
      if (kind === "point")
        return newestPoint(scene.states.get(scene.named(scopes, which) ?? ""), rule);
      if (kind !== "person") return undefined;
      return this.#cast.person(which, state, scopes.at(-1) ?? "", null)?.me.person ?? undefined;
    };
    const units = () =>
      this.#cast.units(String(words.topic ?? ""), area ?? this.#engine.city.areas.root.code);
    const first = String(words.first ?? "");
    return formOf(step.with ?? {}, {
      words: { ...words, ...(words.first !== undefined && { first: scene.named([first], "it") }) },
      lists: this.#play.words,
      now: at,
      calendar: this.#engine.city.calendar(null),
      later,
      seed,
    });
  }

  /** @returns why it was refused */
  async #append(
    scene: Scene,
    asked: Asked,
    opened?: (stream: string) => void,
  ): Promise<Fault | null> {
    const { ledger } = this.#engine;
    if (this.#resumed) return this.#again(scene, asked, opened);
    const hash = bodyHash(ledger, asked.order, asked.pack.name);
    const command = await this.#engine.command(asked, hash, scene.states, this.#entries);
    if (!command.ok) return command.fault;
    const appended = await ledger.append(command.value);
    if (appended.outcome !== "appended") return this.#again(scene, asked, opened);
    scene.keep(command.value);
    opened?.(command.value.writes[0]?.stream ?? "");
    return null;
  }

  async #again(
    scene: Scene,
    asked: Asked,
    opened?: (stream: string) => void,
  ): Promise<Fault | null> {
    const done = await this.#engine.take(asked);
    if (!done.ok) return done.fault;
    await scene.recall(this.#engine.ledger, done.value.stream);
    opened?.(done.value.stream);
    return null;
  }
}

/** The newest point that a case gave by a rule. */
function newestPoint(state: CaseState | undefined, rule: string): string | undefined {
  return state?.points?.findLast((point) => point.rule === rule)?.id;
}

/** The area of the first place that a form says; null when it says none. */
function areaOf(form: Words): string | null {
  for (const value of Object.values(form)) {
    if (typeof value === "object" && value !== null && "area" in value) return String(value.area);
  }
  return null;
}
