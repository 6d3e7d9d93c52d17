import { buildAreaTree } from "../src/area/tree.ts";
import type { Moment } from "../src/calendar/day.ts";
import { decide } from "../src/case/decide.ts";
import type { CaseState } from "../src/case/state.ts";
import type { Me, Order, Outcome, World } from "../src/case/world.ts";
import { buildDirectory } from "../src/duty/build.ts";
import type { Post } from "../src/duty/duty.ts";
import type { Result } from "../src/fault/index.ts";
import type { FieldValues } from "../src/field/value.ts";
import { loadPack } from "../src/pack/index.ts";
import type { Pack } from "../src/pack/node.ts";
import { at, LESHAN, must } from "./calendar-leshan.ts";

const AREAS = must(
  buildAreaTree([
    { code: "511100", name: "乐山市", level: "city", parent: "" },
    { code: "511102", name: "市中区", level: "county", parent: "511100" },
    { code: "511102001", name: "上河街街道", level: "township", parent: "511102" },
    { code: "511126", name: "夹江县", level: "county", parent: "511100" },
  ]),
);

const words = (zh: string) => ({ zh, en: zh });
const unit = (id: string, level: "city" | "county", area: string, upper: string | null) => ({
  id,
  text: words(id),
  level,
  area,
  upper,
});

/** A city of four units and six people, in which a pack under test runs. */
export function city(pack: Pack) {
  const posts: Post[] = [
    { person: "p-desk", pack: pack.name, role: "desk", unit: "hall" },
    { person: "p-lamp", pack: pack.name, role: "handler", unit: "lamps" },
    { person: "p-water", pack: pack.name, role: "handler", unit: "water" },
    { person: "p-county", pack: pack.name, role: "watch", unit: "jiajiang" },
    { person: "p-head", pack: pack.name, role: "head", unit: "lamps" },
    { person: "p-head", pack: pack.name, role: "handler", unit: "lamps" },
  ];
  const directory = must(
    buildDirectory(
      {
        units: [
          unit("hall", "city", "511100", null),
          unit("lamps", "county", "511102", "hall"),
          unit("water", "city", "511100", "hall"),
          unit("jiajiang", "county", "511126", "hall"),
        ],
        people: posts
          .map((post) => post.person)
          .filter((id, index, all) => all.indexOf(id) === index)
          .map((id) => ({
            id,
            name: id,
            unit: posts.find((post) => post.person === id)?.unit ?? "hall",
          })),
        posts,
        duties: [],
      },
      AREAS,
    ),
  );
  return new City(pack, directory);
}

class City {
  readonly cases = new Map<string, CaseState>();
  readonly #pack: Pack;
  readonly #directory: World["directory"];
  calendar = LESHAN;
  #ids = 0;

  constructor(pack: Pack, directory: World["directory"]) {
    this.#pack = pack;
    this.#directory = directory;
  }

  world(now: Moment): World {
    return {
      now,
      city: "511100",
      calendar: () => this.calendar,
      areas: AREAS,
      directory: this.#directory,
      pack: this.#pack,
      settings: {},
      cases: this.cases,
      stream: () => `00000000-0000-7000-8000-${String(++this.#ids).padStart(12, "0")}`,
      number: (type) => `${type.name}-${++this.#ids}`,
    };
  }

  me(who: string): Me {
    if (who === "citizen" || who === "clock" || who === "self") {
      return { actor: who, kind: who, person: null, posts: [] };
    }
    return {
      actor: `person:${who}`,
      kind: "person",
      person: who,
      posts: this.#directory.posts(who),
    };
  }

  /** Decides and keeps what came of it. */
  try(when: string, who: string, order: Order): Result<Outcome> {
    return this.tryAt(at(when), who, order);
  }

  tryAt(now: Moment, who: string, order: Order): Result<Outcome> {
    const decided = decide(order, this.world(now), this.me(who));
    if (decided.ok)
      for (const { stream, after } of decided.value.changes) this.cases.set(stream, after);
    return decided;
  }

  do(when: string, who: string, order: Order): Outcome {
    return must(this.try(when, who, order));
  }

  open(when: string, who: string, type: string, action: string, form: FieldValues): string {
    const outcome = this.do(when, who, { do: "open", type, action, form });
    const [first] = outcome.changes;
    if (first === undefined) throw new Error("nothing was opened");
    return first.stream;
  }

  act(when: string, who: string, stream: string, action: string, form = {}): Outcome {
    return this.do(when, who, { do: "act", stream, action, form });
  }

  case(stream: string): CaseState {
    const state = this.cases.get(stream);
    if (state === undefined) throw new Error(`no case ${stream}`);
    return state;
  }
}

export function packOf(yaml: string): Pack {
  return must(loadPack({ "pack.yaml": yaml }, "00".repeat(32)));
}
