import { type CaseState, type Me, type Pack, type Unit, whoAnswers } from "@xinlian/kernel";
import type { Principal } from "@xinlian/ledger";
import type { CityNow } from "../../engine/city-now.ts";
import { CITIZEN, personMe } from "../../engine/world.ts";
import { Chance } from "./chance.ts";
import type { Standing } from "./standing.ts";

export interface Actor {
  readonly me: Me;
  readonly principal: Principal;
}

/** Who plays the parts: people by their posts, units by their duties. */
export class Cast {
  readonly #city: CityNow;
  readonly #pack: Pack;
  readonly #standing: Standing;
  readonly #answering: ReadonlySet<string>;
  readonly #answers = new Map<string, { readonly unit: string; readonly other: string }>();

  constructor(city: CityNow, pack: Pack, standing: Standing) {
    this.#city = city;
    this.#pack = pack;
    this.#standing = standing;
    this.#answering = new Set(city.directory.duties(pack.name).map((duty) => duty.unit));
  }

  /** A citizen with the receipt of what he opened; `new` when he opens something. */
  citizen(receipt = "new"): Actor {
    return { me: CITIZEN, principal: { kind: "citizen", id: receipt } };
  }

  /**
   * Somebody in a role who may see the case: of its lead unit for `role@lead`, of the unit named for `role@<id>`. The same one within one visit.
   * @param opening area of a case that is not there yet; null = the whole city
   * @returns null when nobody has the post
   */
  person(
    by: string,
    state: CaseState | undefined,
    visit: string,
    opening: string | null,
  ): Actor | null {
    const [role = "", at] = by.split("@");
    const { directory, areas } = this.#city;
    const area = state?.area ?? opening ?? areas.root.code;
    const unit = at === "lead" ? (state?.lead ?? "") : (at ?? null);
    const near = directory.holders(this.#pack.name, role, unit).filter((person) =>
      directory.posts(person.id).some((post) => {
        const own = directory.unit(post.unit);
        return (
          post.role === role &&
          own !== undefined &&
          (at !== undefined || areas.contains(own.area, area))
        );
      }),
    );
    const person = new Chance(`${visit} ${role}`).pick(near);
    if (person === undefined) return null;
    return { me: personMe(this.#city, person.id), principal: { kind: "person", id: person.id } };
  }

  /** The unit that the duties name, and another one that might be taken for it. */
  units(topic: string, place: string): { readonly unit: string; readonly other: string } {
    // No row of duties speaks of a village.
    const path = this.#city.areas.path(place);
    const area = path.find(({ level }) => level !== "village")?.code ?? place;
    const key = `${topic} ${area}`;
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const { directory, areas, profile } = this.#city;
    const question = { pack: this.#pack.name, topics: this.#standing.topics(topic), area };
    const answer = whoAnswers(question, directory, areas);
    const unit = answer.ok ? answer.value.unit.id : profile.platform;
    const others = answer.ok ? answer.value.others.map((other) => other.unit) : [];
    const found = { unit, other: this.#neighbour(unit, others) };
    this.#answers.set(key, found);
    return found;
  }

  /** Not a township: what was withdrawn may not be sent there. */
  #neighbour(unit: string, others: readonly Unit[]): string {
    const fit = others.find(
      ({ id, level }) => id !== unit && level !== "township" && level !== "village",
    );
    if (fit !== undefined) return fit.id;
    const { directory, areas } = this.#city;
    const area = directory.unit(unit)?.area ?? areas.root.code;
    const near = directory
      .units()
      .filter(
        (each) => each.id !== unit && each.level !== "township" && areas.contains(each.area, area),
      );
    const staffed = near.filter(({ id }) => this.#answering.has(id));
    return new Chance(unit).pick(staffed)?.id ?? unit;
  }
}
