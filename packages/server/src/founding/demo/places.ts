import type { AreaTree } from "@xinlian/kernel";
import type { Chance } from "./chance.ts";
import type { Play } from "./play.ts";

/** Where something is: the area, an address in it, and how people say it. */
export interface Drawn {
  readonly area: string;
  readonly address?: string;
  readonly said: string;
  /** Whoever told it said where it is. */
  readonly known: boolean;
}

/** Townships at the head of a county's list are its towns: more happens there. */
const TOWNS = 3;

/** Places of a city, drawn by its own areas; streets and estates are the demo's. */
export class Places {
  readonly #areas: AreaTree;
  readonly #play: Play;

  constructor(areas: AreaTree, play: Play) {
    this.#areas = areas;
    this.#play = play;
  }

  get root(): string {
    return this.#areas.root.code;
  }

  /** @param kinds street, estate, village or any, one of which is taken */
  draw(
    counties: Readonly<Record<string, number>>,
    kinds: readonly string[],
    chance: Chance,
  ): Drawn {
    const known = !chance.percent(this.#play.nowhere ?? 0);
    const kind = chance.pick(kinds) ?? "any";
    const county = this.#areas.get(chance.key(counties)) ?? this.#areas.root;
    const towns = this.#areas.children(county.code);
    const town = chance.weighted(towns, (each) => (towns.indexOf(each) < TOWNS ? 4 : 1)) ?? county;
    if (kind === "village") return { ...this.#village(town.code, chance), known };
    if (kind === "any") return { area: town.code, said: town.name, known };
    const named = String(chance.pick(this.#play.words[kind] ?? []) ?? town.name);
    const spot = String(chance.pick(this.#play.words.spot ?? []) ?? "");
    const [address, said] =
      kind === "estate"
        ? [`${named}${chance.whole(1, 18)}栋${chance.whole(1, 4)}单元`, named]
        : [`${named}${chance.whole(1, 160)}号`, `${named}${spot}`];
    return { area: town.code, address, said, known };
  }

  /** By names from the county down (`市中区 通江街道`). @throws when there is no such area */
  named(names: string | undefined, address: string | undefined): Drawn {
    let at = this.#areas.root;
    for (const name of (names ?? "").split(" ").filter((part) => part !== "")) {
      const found = this.#areas.children(at.code).find((area) => area.name === name);
      if (found === undefined)
        throw new Error(`the demo names ${names}, which is no area of the city`);
      at = found;
    }
    return { area: at.code, ...(address !== undefined && { address }), said: at.name, known: true };
  }

  #village(town: string, chance: Chance): Omit<Drawn, "known"> {
    const village = chance.pick(this.#areas.children(town));
    const spot = String(chance.pick(this.#play.words.crop ?? []) ?? "");
    if (village === undefined) return { area: town, address: spot, said: spot };
    const short = village.name.replace(
      /(村民委员会|社区居民委员会|社区居委会|居民委员会|居委会|村委会|委员会)$/,
      "",
    );
    const group = chance.whole(1, 9);
    const named = /[村社]$|社区$/.test(short) ? short : `${short}村`;
    return { area: village.code, address: `${group}组${spot}`, said: `${named}${group}组` };
  }
}
