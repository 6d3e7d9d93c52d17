import type { Area, Duty, Person, TopicWords, Unit, Words } from "@xinlian/kernel";
import type { AreaNode, DutyView, PersonView, UnitView } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";
import { PLATFORM, PLATFORM_ROLES } from "../session/platform.ts";

export function areaNode(area: Area, city: CityNow): AreaNode {
  const { code, name, level, parent } = area;
  return { code, name, level, parent, more: city.areas.children(code).length > 0 };
}

export function unitView(unit: Unit, city: CityNow): UnitView {
  return {
    id: unit.id,
    words: unit.text,
    level: unit.level,
    area: { code: unit.area, name: city.areas.get(unit.area)?.name ?? unit.area },
    upper: unit.upper === null ? null : { id: unit.upper, words: unitWords(unit.upper, city) },
    dissolved: unit.dissolved ?? false,
  };
}

export function personView(
  person: Person,
  city: CityNow,
  account: string | null = null,
): PersonView {
  return {
    id: person.id,
    name: person.name,
    unit: { id: person.unit, words: unitWords(person.unit, city) },
    left: person.left ?? false,
    account,
    posts: city.directory.posts(person.id).map((post) => {
      const pack = city.packs.get(post.pack);
      return {
        pack: post.pack,
        packWords: pack?.text ?? PLATFORM,
        role: post.role,
        roleWords: pack?.roles[post.role]?.text ?? PLATFORM_ROLES[post.role] ?? both(post.role),
        unit: { id: post.unit, words: unitWords(post.unit, city) },
      };
    }),
  };
}

/** @param topics what topics are called */
export function dutyView(duty: Duty, city: CityNow, topics: TopicWords): DutyView {
  return {
    id: duty.id,
    pack: duty.pack,
    topic:
      duty.topic === null
        ? null
        : { id: duty.topic, words: topics[duty.topic] ?? both(duty.topic) },
    area:
      duty.area === null
        ? null
        : { code: duty.area, name: city.areas.get(duty.area)?.name ?? duty.area },
    unit: { id: duty.unit, words: unitWords(duty.unit, city) },
    owner: duty.owner === undefined ? null : { id: duty.owner, words: unitWords(duty.owner, city) },
    since: duty.since ?? null,
    basis: duty.basis ?? null,
  };
}

function unitWords(id: string, city: CityNow): Words {
  return city.directory.unit(id)?.text ?? both(id);
}

function both(text: string): Words {
  return { zh: text, en: text };
}
