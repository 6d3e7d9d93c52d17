import type { AreaTree } from "../../area/tree.ts";
import type { Me } from "../../case/world.ts";
import { buildDirectory } from "../../duty/build.ts";
import type { Directory } from "../../duty/directory.ts";
import type { Post, Unit } from "../../duty/duty.ts";
import { ok, type Result } from "../../fault/index.ts";
import type { Pack } from "../node.ts";
import type { Scenario } from "./node.ts";

/** The unit of those whose unit a scenario does not name. */
const HALL = "city";

/** The units and people of a scenario: those given, and whoever its steps say acts (`handler@lights`). */
export class PracticeCity {
  readonly directory: Directory;

  private constructor(directory: Directory) {
    this.directory = directory;
  }

  static build(scenario: Scenario, pack: Pack, areas: AreaTree): Result<PracticeCity> {
    const units = unitsOf(scenario, areas);
    const known = new Set(units.map(({ id }) => id));
    const posts = postsOf(scenario, pack).filter(({ unit }) => known.has(unit));
    const people = [...new Map(posts.map((post) => [post.person, post])).values()].map(
      ({ person, unit }) => ({ id: person, name: person, unit }),
    );
    const directory = buildDirectory({ units, people, posts, duties: [] }, areas);
    return directory.ok ? ok(new PracticeCity(directory.value)) : directory;
  }

  /** Who acts: `citizen`, `feed`, a given person, `role` or `role@unit`; undefined when nobody is that. */
  who(by: string): Me | undefined {
    if (by === "citizen") return { actor: by, kind: by, person: null, posts: [] };
    if (by === "feed") return { actor: "feed:practice", kind: by, person: null, posts: [] };
    const person = this.directory.person(by) ?? this.directory.person(`${by}@${HALL}`);
    if (person === undefined) return undefined;
    const posts = this.directory.posts(person.id);
    return { actor: `person:${person.id}`, kind: "person", person: person.id, posts };
  }
}

function unitsOf({ given }: Scenario, areas: AreaTree): readonly Unit[] {
  const root = areas.root.code;
  const county = [...areas.all()].find(({ level }) => level === "county")?.code ?? root;
  const hall: Unit = {
    id: HALL,
    text: { zh: "市", en: "city" },
    level: "city",
    area: root,
    upper: null,
  };
  const named = given.units.map(
    ({ name, text, level, area, upper }): Unit => ({
      id: name,
      text,
      level: level as Unit["level"],
      area: area ?? (level === "city" ? root : county),
      upper: upper ?? (level === "city" ? null : HALL),
    }),
  );
  return named.some(({ id }) => id === HALL) ? named : [hall, ...named];
}

function postsOf({ given, steps }: Scenario, pack: Pack): readonly Post[] {
  const posts = new Map<string, Post>();
  const add = (person: string, text: string) => {
    const [role = "", unit = HALL] = text.split("@");
    if (pack.roles[role] === undefined) return;
    posts.set(`${person} ${role} ${unit}`, { person, pack: pack.name, role, unit });
  };
  for (const { name, posts: texts } of given.people)
    for (const { source } of texts) add(name, source);
  const named = new Set(given.people.map(({ name }) => name));
  for (const { by } of steps) {
    if (named.has(by.source)) continue;
    add(by.source.includes("@") ? by.source : `${by.source}@${HALL}`, by.source);
  }
  return [...posts.values()];
}
