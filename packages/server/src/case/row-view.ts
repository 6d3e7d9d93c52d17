import {
  type DeskNode,
  isConfidential,
  lastDayBefore,
  type Me,
  type Moment,
  rowVerbs,
  type World,
} from "@xinlian/kernel";
import type { CaseRow } from "@xinlian/wire";
import { type CityNow, packOf } from "../engine/city-now.ts";
import type { Engine } from "../engine/engine.ts";
import { type Entries, NO_ENTRIES } from "../engine/entries.ts";
import { aboutOf, type NamedCases } from "../engine/named-cases.ts";
import { clockCalendar, rowClock } from "../engine/row-clock.ts";
import { areaView } from "./case-view.ts";
import { columnsOf } from "./column-view.ts";
import { DONE, lightView } from "./light-view.ts";
import type { Listed } from "./list.ts";
import { titleOfCase } from "./title.ts";
import { instant } from "./wire-value.ts";

/**
 * A row of a list.
 * @param me whose verbs are shown; null = nobody's
 * @param desk whose columns are shown
 * @param entries that the row's case names
 * @param cases that it names
 */
export function rowView(
  listed: Listed,
  engine: Engine,
  me: Me | null,
  now: Moment,
  desk: DeskNode | null = null,
  entries: Entries = NO_ENTRIES,
  cases: NamedCases = new Map(),
): CaseRow {
  const { city } = engine;
  const state = listed.whole;
  const pack = packOf(city, state.packHash);
  const node = pack.cases[state.type];
  if (node === undefined) throw new Error(`pack ${pack.name} has no case type ${state.type}`);
  const world: World = engine.world(pack, now, new Map([[state.stream, state]]), entries);
  const clock = rowClock(state, node);
  const light =
    clock === null ? DONE : lightView(clock, state, pack, clockCalendar(clock, state, city), now);
  return {
    id: state.stream,
    number: state.number,
    title: titleOfCase(listed.title, node, aboutOf(state, node, cases)?.title),
    pack: pack.name,
    type: { id: node.name, words: node.text },
    state: {
      id: state.state,
      words: node.states[state.state]?.text ?? { zh: state.state, en: state.state },
    },
    ended: state.ended,
    opened: instant(state.opened),
    area: areaView(state.area, city),
    lead: leadOf(state.lead, city),
    clock:
      clock === null
        ? null
        : {
            name: clock.name,
            due: instant(clock.due),
            dueDay: lastDayBefore(clock.due, { offset: 480 }),
            provisional: clock.provisional,
            light,
          },
    light,
    confidential: isConfidential(state, node, world),
    columns: columnsOf(desk, { state, node, world, city, cases }),
    verbs: me === null ? [] : [...rowVerbs(state, world, me, desk)],
    etag: `"${state.seq}"`,
  };
}

function leadOf(id: string | null, city: CityNow): CaseRow["lead"] {
  if (id === null) return null;
  return { id, words: city.directory.unit(id)?.text ?? { zh: id, en: id } };
}
