import type { FieldValue } from "@xinlian/kernel";
import type { Chance } from "./chance.ts";
import { drawn, fillText, fits, placesOf, tell, type Words } from "./draw.ts";
import type { Drawn, Places } from "./places.ts";
import type { CourseYaml, Play } from "./play.ts";
import type { Standing } from "./standing.ts";

/** What a matter is drawn for. */
export interface Wanted {
  readonly course: CourseYaml;
  readonly way: string;
  readonly channel: string;
  readonly caller: Readonly<Record<string, string>>;
  readonly counties: Readonly<Record<string, number>>;
  /** Topics by weight, where they are not the play's own. */
  readonly topics?: Readonly<Record<string, number>>;
  readonly kind?: string;
  readonly urgent?: number;
  readonly what?: Readonly<Record<string, readonly string[]>>;
  /** The same matter told by somebody else. */
  readonly as?: { readonly words: Words; readonly where: Drawn };
}

export interface Matter {
  readonly words: Words;
  readonly where: Drawn;
}

const TRIES = 12;

/** Draws what people bring forward. */
export class Matters {
  readonly #play: Play;
  readonly #places: Places;
  readonly #standing: Standing;

  constructor(play: Play, places: Places, standing: Standing) {
    this.#play = play;
    this.#places = places;
    this.#standing = standing;
  }

  /** Null when nothing fits the course. */
  draw(wanted: Wanted, chance: Chance): Matter | null {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const matter = this.#one(wanted, chance);
      if (matter !== null && fits(wanted.course.for, matter.words)) return matter;
    }
    return null;
  }

  #one(wanted: Wanted, chance: Chance): Matter | null {
    const { pool } = wanted.course;
    const from =
      pool === undefined ? this.#told(wanted, chance) : this.#pooled(pool, wanted, chance);
    if (from === null) return null;
    const { where, words } = from;
    const kind = String(words.kind ?? "");
    const draws = Object.fromEntries(
      Object.keys(this.#play.draws ?? {}).map((name) => [
        name,
        drawn(this.#play, name, kind, chance),
      ]),
    );
    const flags = Object.fromEntries(
      Object.entries(this.#play.flags ?? {}).map(([name, shares]) => [
        name,
        chance.percent(shares[kind] ?? 0) || undefined,
      ]),
    );
    const { way, channel, caller } = wanted;
    const said: Words = {
      ...draws,
      ...flags,
      ...(wanted.urgent !== undefined && { urgent: chance.percent(wanted.urgent) || undefined }),
      way,
      channel,
      caller,
      ...placesOf(where, this.#places),
      ...words,
    };
    return { where, words: said };
  }

  /** A matter of `matters.yaml`. */
  #told(wanted: Wanted, chance: Chance): Matter | null {
    const { topics, words: lists } = this.#play;
    const allowed = wanted.course.topics;
    const weights =
      wanted.topics ??
      Object.fromEntries(Object.entries(topics).map(([name, { weight }]) => [name, weight]));
    const possible = Object.entries(weights).filter(([name]) => allowed?.includes(name) ?? true);
    const topic =
      wanted.as === undefined
        ? chance.key(Object.fromEntries(possible))
        : String(wanted.as.words.topic);
    const matter = topics[topic];
    if (matter === undefined) return null;
    const where = wanted.as?.where ?? this.#places.draw(wanted.counties, matter.at, chance);
    const kind = wanted.as?.words.kind ?? wanted.kind ?? chance.key(matter.kinds);
    const what = tell(
      chance.pick(wanted.what?.[topic] ?? matter.what) ?? "",
      wanted.way,
      this.#play,
      where,
      chance,
    );
    const answers = this.#answers(wanted.course.answer ?? "done", matter, chance);
    const [answer = "", second = answer] = answers.map((text) =>
      fillText(text, lists, chance, { where: where.said }),
    );
    return { where, words: { topic, kind, what, answer, "answer.2": second } };
  }

  #answers(
    list: string,
    matter: Readonly<Record<string, unknown>>,
    chance: Chance,
  ): readonly string[] {
    const own = matter[list];
    const texts = (Array.isArray(own) ? own : (this.#play.words[list] ?? [])).map(String);
    const first = chance.pick(texts) ?? "";
    const others = texts.filter((text) => text !== first);
    return [first, chance.pick(others) ?? first];
  }

  /** A matter of a list of `words.yaml`, or one that an entry of a register answers. */
  #pooled(pool: string, wanted: Wanted, chance: Chance): Matter | null {
    const listed = chance.pick(this.#play.words[pool] ?? []);
    const where = this.#places.draw(wanted.counties, ["street", "street", "any"], chance);
    if (typeof listed === "object") {
      const own = listed as Readonly<Record<string, FieldValue>>;
      const what = tell(String(own.what), wanted.way, this.#play, where, chance);
      return { where, words: { ...own, what } };
    }
    const spec = this.#play.pools?.[pool];
    const entry = chance.pick(this.#standing.of(pool));
    if (spec === undefined || entry === undefined) return null;
    const text = (name: string) => String(entry.fields[name] ?? "");
    const ask = String(chance.pick(this.#play.words.ask ?? []) ?? "");
    return {
      where,
      words: {
        kind: spec.kind,
        topic: this.#standing.key(entry.fields[spec.topic]),
        what: `${ask}${text(spec.what)}？`,
        answer: text(spec.answer),
        "answer.2": text(spec.answer),
        [spec.as]: entry.stream,
      },
    };
  }
}
