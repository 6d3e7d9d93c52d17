import {
  type CaseState,
  compareClocks,
  entryTitle,
  type Me,
  offers,
  type Span,
  spanEnd,
  spanWords,
  type World,
} from "@xinlian/kernel";
import type { OwedRow, SpanView } from "@xinlian/wire";
import { areaView } from "../case/case-view.ts";
import { DONE, lightView } from "../case/light-view.ts";
import { type Saying, sayValue } from "../case/say-value.ts";
import { instant } from "../case/wire-value.ts";
import type { CityNow } from "../engine/city-now.ts";
import { NO_ENTRIES } from "../engine/entries.ts";
import { clockCalendar } from "../engine/row-clock.ts";
import type { Begun, CadenceKept } from "./debts.ts";

/** What is owed, as a list shows it. */
export function owedRow(
  { entry, span, state, node }: Begun,
  { pack, register, cadence }: CadenceKept,
  world: World,
  city: CityNow,
  me: Me,
): OwedRow {
  const saying: Saying = { city, pack, cases: world.cases, entries: world.entries ?? NO_ENTRIES };
  const says = Object.values(node.fields).flatMap((field) => {
    const value = state.fields[field.name];
    const itself = value === entry.stream || field.kind === "checklist" || field.kind === "yes";
    const display = sayValue(value, field, saying);
    return itself || display.zh === "" ? [] : [{ words: field.text, display }];
  });
  const verbs = offers({ ...state, number: null }, world, me).filter(({ why }) => why === null);
  return {
    pack: pack.name,
    register: { id: register.name, words: register.text },
    cadence: { id: cadence.name, words: cadence.text },
    entry: { id: entry.stream, key: entry.key, title: entryTitle(entry, register, world) },
    says,
    area: areaView(state.area, city),
    span: spanView(span),
    due: instant(spanEnd(span, world.calendar(null))),
    light: lightOf(state, pack, city, world),
    verbs: verbs.map(({ action }) => ({ name: action.name, words: action.text })),
  };
}

export function spanView(span: Span): SpanView {
  return { name: span.name, words: spanWords(span), first: span.first, last: span.last };
}

function lightOf(state: CaseState, pack: CadenceKept["pack"], city: CityNow, { now }: World) {
  const [clock] = Object.values(state.clocks).sort(compareClocks);
  if (clock === undefined) return DONE;
  return lightView(clock, state, pack, clockCalendar(clock, state, city), now);
}
