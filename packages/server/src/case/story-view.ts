import type { CaseEventBodies, CaseNode, CaseState, Clock, Pack, Words } from "@xinlian/kernel";
import { endsOn, entriesNamed } from "@xinlian/kernel";
import type { Ledger, StoredEvent } from "@xinlian/ledger";
import type { StoryChange, StoryEvent } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";
import { type Entries, entriesOf } from "../engine/entries.ts";
import { actorName } from "./actor-name.ts";
import { type Saying, sayValue } from "./say-value.ts";
import { instant } from "./wire-value.ts";

type Acted = CaseEventBodies["acted"];

/** The entries of registers that a story names: also those that the case has left since. */
export function entriesOfStory(
  ledger: Ledger,
  events: readonly StoredEvent[],
  node: CaseNode,
): Promise<Entries> {
  const ids = events.flatMap((event) => entriesNamed(node, actedOf(event)?.fields ?? {}));
  return entriesOf(ledger, [...new Set(ids)]);
}

/** The story of a case: what happened, by whom, what it changed, what was written. */
export function storyOf(
  events: readonly StoredEvent[],
  node: CaseNode,
  pack: Pack,
  city: CityNow,
  cases: ReadonlyMap<string, CaseState>,
  entries: Entries,
): StoryEvent[] {
  const saying: Saying = { city, pack, cases, entries };
  const seen = new Set<string>();
  let lead: string | null = null;
  return events.map((event) => {
    const { who, unit } = actorName(event.actor, city);
    const acted = actedOf(event);
    const back = acted !== null && acted.from !== acted.to && seen.has(acted.to);
    const given = acted !== null && acted.lead !== lead;
    if (acted !== null) {
      seen.add(acted.to);
      lead = acted.lead;
    }
    return {
      seq: event.seq,
      kind: event.kind,
      words: wordsOf(event, node),
      at: instant(event.occurredAt),
      recordedAt: instant(event.recordedAt),
      who: acted?.for === undefined ? who : standingIn(who, acted.for, city),
      unit,
      quotes: acted === null ? [] : quotesOf(acted, node),
      changes: acted === null ? [] : changesOf(acted, given, node, saying),
      weight: back ? "back" : acted !== null && acted.from !== acted.to ? "main" : "minor",
      hash: event.hash,
    };
  });
}

function standingIn(who: Words, absent: string, city: CityNow): Words {
  const name = city.directory.person(absent)?.name ?? "–";
  return { zh: `${who.zh}（代${name}）`, en: `${who.en} (for ${name})` };
}

export function actedOf(event: StoredEvent): Acted | null {
  return event.kind === "opened" || event.kind === "acted" ? (event.body as Acted) : null;
}

function wordsOf(event: StoredEvent, node: CaseNode): Words {
  const body = event.body as CaseEventBodies[keyof CaseEventBodies];
  const clock = (name: string): Words => node.clocks[name]?.text ?? both(name);
  switch (event.kind) {
    case "opened":
    case "acted": {
      const { action } = body as Acted;
      return node.actions[action]?.text ?? both(action);
    }
    case "warned": {
      const { clock: name, mark } = body as CaseEventBodies["warned"];
      return {
        zh: `“${clock(name).zh}”到${markZh(mark)}`,
        en: `"${clock(name).en}" reached ${mark}`,
      };
    }
    case "breached": {
      const { clock: name } = body as CaseEventBodies["breached"];
      return { zh: `“${clock(name).zh}”超期`, en: `"${clock(name).en}" ran out` };
    }
    case "annulled": {
      const { clock: name } = body as CaseEventBodies["annulled"];
      return { zh: `“${clock(name).zh}”的超期不计`, en: `overrun of "${clock(name).en}" annulled` };
    }
    case "recomputed":
      return { zh: "按新的放假通知重算期限", en: "dates computed anew by the new calendar" };
    case "looked": {
      const { fields, why } = body as CaseEventBodies["looked"];
      const names = fields.map((name) => node.fields[name]?.text ?? both(name));
      return {
        zh: `查看${names.map((name) => name.zh).join("、")}，理由：${why}`,
        en: `looked at ${names.map((name) => name.en).join(", ")}: ${why}`,
      };
    }
    case "inherited": {
      const { why } = body as CaseEventBodies["inherited"];
      return {
        zh: `原承办单位撤销，改由接手单位承办：${why}`,
        en: `the unit in charge was dissolved and another took over: ${why}`,
      };
    }
    case "migrated": {
      const { state } = body as CaseEventBodies["migrated"];
      const to = node.states[state.to]?.text ?? both(state.to);
      return {
        zh: `业务包换了新版本，按新版本继续办，现为“${to.zh}”`,
        en: `the pack has a new version, by which the case goes on; it is "${to.en}" now`,
      };
    }
    case "mentioned":
      return { zh: "提醒同事", en: "a colleague was told" };
    case "countered":
      return { zh: "一分经申诉更正", en: "a point was corrected on appeal" };
    case "linked": {
      const { how } = body as CaseEventBodies["linked"];
      return how === "joined"
        ? { zh: "另一件并入", en: "another case joined" }
        : { zh: "派生一件", en: "made another case" };
    }
    default:
      return both(event.kind);
  }
}

function markZh(mark: string): string {
  return mark.endsWith("%")
    ? `期限的${mark}`
    : mark.replace("due+", "超期后").replace("wd", "个工作日").replace("due", "期限");
}

function quotesOf(acted: Acted, node: CaseNode): StoryEvent["quotes"] {
  return Object.entries(acted.fields).flatMap(([name, value]) => {
    const field = node.fields[name];
    if (field?.kind !== "text" || typeof value !== "string" || value === "") return [];
    return [{ words: field.text, text: value }];
  });
}

/** @param given whether the step gave the case to another unit */
function changesOf(acted: Acted, given: boolean, node: CaseNode, saying: Saying): StoryChange[] {
  const changes: StoryChange[] = [];
  if (acted.from !== acted.to) {
    const words = { zh: "环节", en: "state" };
    changes.push({
      what: "state",
      name: acted.to,
      words,
      display: node.states[acted.to]?.text ?? both(acted.to),
    });
  }
  for (const [name, value] of Object.entries(acted.fields)) {
    const field = node.fields[name];
    if (field === undefined || field.kind === "text" || value === null) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    changes.push({
      what: "field",
      name,
      words: field.text,
      display: sayValue(value, field, saying),
    });
  }
  for (const name of acted.seals) {
    const words = node.fields[name]?.text ?? both(name);
    changes.push({ what: "sealed", name, words, display: { zh: "（保密）", en: "(sealed)" } });
  }
  if (acted.lead !== null && given) {
    const words = { zh: "承办单位", en: "unit" };
    const display = saying.city.directory.unit(acted.lead)?.text ?? both(acted.lead);
    changes.push({ what: "lead", name: acted.lead, words, display });
  }
  for (const clock of Object.values(acted.clocks)) {
    const words = node.clocks[clock.name]?.text ?? both(clock.name);
    changes.push({ what: "clock", name: clock.name, words, display: clockChange(clock) });
  }
  return changes;
}

function clockChange(clock: Clock): Words {
  if (clock.stopped !== undefined) return { zh: "停止", en: "stopped" };
  if (clock.pauses.at(-1) !== undefined && clock.pauses.at(-1)?.to === undefined)
    return { zh: "暂停", en: "stands still" };
  const { day, time } = endsOn(clock.due, { offset: 480 });
  return { zh: `${day} ${time} 到期`, en: `due ${day} ${time}` };
}

function both(text: string): Words {
  return { zh: text, en: text };
}
