import {
  type CaseNode,
  type CaseState,
  type DeskNode,
  isConfidential,
  isPublic,
  type Me,
  mayLook,
  offers,
  type Pack,
  type World,
} from "@xinlian/kernel";
import type { StoredEvent } from "@xinlian/ledger";
import type { AreaView, CaseView, FieldView, LinkView } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";
import { NO_ENTRIES } from "../engine/entries.ts";
import { sayWords } from "../fault/say.ts";
import { clockViews } from "./clock-view.ts";
import { formCells } from "./form-cells.ts";
import { formOf } from "./form-view.ts";
import { lifecycleView } from "./lifecycle-view.ts";
import { type Saying, sayValue } from "./say-value.ts";
import { looksOf } from "./secrecy-view.ts";
import { titleOfCase } from "./title.ts";
import { instant, toWire } from "./wire-value.ts";

/** Everything that a view of one case is made of. */
export interface Viewed {
  readonly state: CaseState;
  readonly node: CaseNode;
  readonly pack: Pack;
  readonly city: CityNow;
  readonly world: World;
  readonly me: Me;
  readonly events: readonly StoredEvent[];
  /** As the list has it. */
  readonly title: string;
  /** Links of which this viewer may know. */
  readonly visible: ReadonlySet<string>;
  readonly receiptHeld: boolean;
}

/** The case as this viewer may see it. */
export function caseView(viewed: Viewed): CaseView {
  const { state, node, pack, city, world, me } = viewed;
  const saying: Saying = {
    city,
    pack,
    cases: world.cases,
    entries: world.entries ?? NO_ENTRIES,
  };
  const mine = offers(state, world, me);
  const main = mainVerb(pack, state, mine, me);
  const lead = state.lead === null ? undefined : city.directory.unit(state.lead);
  return {
    id: state.stream,
    number: state.number,
    title: titleOfCase(viewed.title, node),
    pack: { id: pack.name, words: pack.text },
    type: { id: node.name, words: node.text },
    state: {
      id: state.state,
      words: node.states[state.state]?.text ?? { zh: state.state, en: state.state },
    },
    ended: state.ended,
    historic: state.historic,
    opened: instant(state.opened),
    endedAt: state.endedAt === null ? null : instant(state.endedAt),
    area: areaView(state.area, city),
    lead: lead === undefined ? null : { id: lead.id, words: lead.text },
    because: becauseOf(viewed.events),
    fields: Object.values(node.fields).map((field) => fieldView(field.name, viewed, saying)),
    clocks: clockViews(state, node, pack, city, world.now),
    lifecycle: lifecycleView(state, node),
    actions: mine
      .filter((offer) => offer.why === null)
      .map(({ action }) => ({
        name: action.name,
        words: action.text,
        form: formOf(action, node, pack, city, state, { world, me, events: viewed.events }),
        ...formCells(action, pack, city, state),
        main: action.name === main,
      })),
    refused: mine.flatMap(({ action, why }) =>
      why === null ? [] : [{ name: action.name, words: action.text, why: sayWords(why) }],
    ),
    links: linkViews(viewed),
    secrecy: {
      confidential: isConfidential(state, node, world),
      looks: looksOf(viewed.events, node, city),
    },
    public: isPublic(state, node, world),
    receipt: {
      held: viewed.receiptHeld,
      follow: state.number === null ? null : `/r/${state.number}`,
    },
    etag: `"${state.seq}"`,
  };
}

function fieldView(name: string, { state, node, world, me }: Viewed, saying: Saying): FieldView {
  const field = node.fields[name];
  if (field === undefined) throw new Error(`${node.name} has no field ${name}`);
  const base = { name, words: field.text, kind: field.kind, many: field.many };
  if (field.seal === undefined) {
    const value = state.fields[name];
    return { ...base, value: toWire(value, field.kind), display: sayValue(value, field, saying) };
  }
  const present = state.sealed[name] !== undefined;
  return {
    ...base,
    value: null,
    display: { zh: "", en: "" },
    sealed: { present, mayLook: present && mayLook(state, node, name, world, me) },
  };
}

/** The first verb that may be taken now: of a desk of his own that lists this type, then of any; else the first offer. */
function mainVerb(
  pack: Pack,
  state: CaseState,
  mine: ReturnType<typeof offers>,
  me: Me,
): string | null {
  const roles = new Set(me.posts.filter((post) => post.pack === pack.name).map(({ role }) => role));
  const own = (desk: DeskNode) => desk.for.some((role) => roles.has(role));
  const free = mine.filter((offer) => offer.why === null).map((offer) => offer.action.name);
  const verbs = Object.values(pack.desks)
    .filter((desk) => desk.of === state.type)
    .sort((one, other) => Number(own(other)) - Number(own(one)))
    .flatMap((desk) => desk.verbs)
    .map((verb) => verb.split(".").at(-1) as string);
  return verbs.find((verb) => free.includes(verb)) ?? free[0] ?? null;
}

export function areaView(code: string, city: CityNow): AreaView {
  const path = city.areas.path(code);
  return {
    code,
    name: path[0]?.name ?? code,
    path: path
      .slice(0, -1)
      .reverse()
      .map((area) => area.name),
  };
}

function becauseOf(events: readonly StoredEvent[]): CaseView["because"] {
  const told = events.findLast(
    (event) => (event.body as { because?: string }).because !== undefined,
  );
  const because = (told?.body as { because?: string } | undefined)?.because;
  return because === undefined ? null : { zh: because, en: because };
}

function linkViews({ state, pack, world, visible }: Viewed): LinkView[] {
  const made = Object.values(state.links).flat();
  const ids = [...(state.parent === null ? [] : [state.parent]), ...made];
  return ids.flatMap((id) => {
    const other = visible.has(id) ? world.cases.get(id) : undefined;
    const node = other === undefined ? undefined : pack.cases[other.type];
    if (other === undefined || node === undefined) return [];
    return [
      {
        id,
        number: other.number,
        type: node.text,
        state: node.states[other.state]?.text ?? { zh: other.state, en: other.state },
        ended: other.ended,
        how:
          id === state.parent
            ? ("parent" as const)
            : other.type === state.type
              ? ("joined" as const)
              : ("made" as const),
      },
    ];
  });
}
