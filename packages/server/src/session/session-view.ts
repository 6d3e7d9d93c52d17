import { type Moment, type Post, postsInForce, type World } from "@xinlian/kernel";
import type { DeskView, PostView, SessionView } from "@xinlian/wire";
import { instant } from "../case/wire-value.ts";
import type { Engine } from "../engine/engine.ts";
import { personMe } from "../engine/world.ts";
import { refusal } from "../fault/refusal.ts";
import { deskView, platformDesk } from "./desk-view.ts";
import { PLATFORM, PLATFORM_ROLES } from "./platform.ts";

/** Who somebody is here: his posts, and the desks that they give. */
export function sessionView(
  person: string,
  until: number,
  engine: Engine,
  now: Moment,
): SessionView {
  const { city } = engine;
  const known = city.directory.person(person);
  if (known === undefined) throw refusal("request-session-over");
  const posts = postsInForce(person, now, city.directory, city.deputies);
  const home = city.directory.unit(known.unit);
  return {
    person: { id: known.id, name: known.name },
    unit: { id: known.unit, words: home?.text ?? { zh: known.unit, en: known.unit } },
    posts: posts.map((post) => postView(post, engine)),
    desks: desksOf(person, posts, engine, now),
    until: instant(until),
    shelf: engine.ledger.mac("shelf", person),
  };
}

function postView(post: Post, { city }: Engine): PostView {
  const pack = city.packs.get(post.pack);
  const role = pack?.roles[post.role];
  const absent = post.for === undefined ? undefined : city.directory.person(post.for);
  return {
    pack: post.pack,
    packWords: pack?.text ?? PLATFORM,
    role: post.role,
    roleWords: role?.text ?? PLATFORM_ROLES[post.role] ?? { zh: post.role, en: post.role },
    unit: {
      id: post.unit,
      words: city.directory.unit(post.unit)?.text ?? { zh: post.unit, en: post.unit },
    },
    sees: role?.sees ?? "city",
    for: absent === undefined ? null : { id: absent.id, words: both(absent.name) },
  };
}

function desksOf(person: string, posts: readonly Post[], engine: Engine, now: Moment): DeskView[] {
  const { city } = engine;
  const me = personMe(city, person, posts);
  const desks: DeskView[] = [];
  for (const pack of city.packs.values()) {
    const roles = posts.filter((post) => post.pack === pack.name).map((post) => post.role);
    const world: World = engine.world(pack, now);
    for (const desk of Object.values(pack.desks)) {
      if (!desk.for.some((role) => roles.includes(role))) continue;
      const view = deskView(desk, pack, world, me);
      if (view !== null) desks.push(view);
    }
  }
  const admin = posts.some((post) => post.pack === "*" && post.role === "admin");
  const platform: DeskView["is"][] = [
    "directory",
    "packs",
    ...(admin ? (["imports"] as const) : []),
  ];
  return [...desks, ...platform.map(platformDesk)];
}

function both(text: string): { zh: string; en: string } {
  return { zh: text, en: text };
}
