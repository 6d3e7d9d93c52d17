import type { Owed } from "../cadence/owed.ts";
import type { Moment } from "../calendar/day.ts";
import { type Result, refuse } from "../fault/index.ts";
import type { FieldValues } from "../field/value.ts";
import type { ActionNode, CaseNode } from "../pack/node.ts";
import { isActor } from "./actor.ts";
import type { Draft } from "./draft.ts";
import { enter } from "./entering.ts";
import { perform } from "./perform.ts";
import { areaOf } from "./placing.ts";
import type { CaseState, SealedAt } from "./state.ts";
import type { Me, World } from "./world.ts";

/** What a case is opened with. */
export interface Opening {
  readonly node: CaseNode;
  readonly action: ActionNode;
  readonly form: FieldValues;
  readonly stream: string;
  readonly me: Me;
  /** The moment it counts from; now unless it came earlier. */
  readonly opened: Moment;
  readonly historic: boolean;
  readonly parent: CaseState | null;
  /** What an entry owes and this case stands for. */
  readonly owed?: Owed;
  /** Values that the maker gives beside what the form asks. */
  readonly extra?: FieldValues;
  readonly sealsFrom?: Readonly<Record<string, SealedAt>>;
}

/** Opens one case by one of its `from: new` actions (CS-2). */
export function open(draft: Draft, opening: Opening): Result<CaseState> {
  const { node, action, me } = opening;
  const world = draft.world();
  if (action.from !== "new") return refuse("case-action-opens-nothing", { action: action.name });
  if (opening.opened > world.now) return refuse("case-opened-ahead", { case: node.name }, "opened");
  const blank = blankCase(opening, world);
  const fields = { ...opening.form, ...opening.extra };
  const lead = typeof fields["lead"] === "string" ? fields["lead"] : null;
  // Whoever sees an area opens what will lie in it (CS-27).
  const around = opening.parent ?? (opening.owed === undefined ? undefined : blank);
  const area = areaOf(fields, lead, around, node, world);
  if (!isActor(action.by, { ...blank, area }, node, world, me)) {
    return refuse("case-actor-unfit", { action: action.name, actors: actors(action) });
  }
  const entered = enter(
    action,
    node,
    opening.form,
    opening.extra,
    Object.keys(opening.sealsFrom ?? {}),
  );
  if (!entered.ok) return entered;
  const number = node.number === undefined ? null : world.number(node);
  const { historic, sealsFrom } = opening;
  return perform(draft, blank, {
    action,
    node,
    entered: entered.value,
    me,
    opening: { number, historic, ...(sealsFrom && { sealsFrom }) },
  });
}

/** The area of the entry that owes what is opened. */
function owedArea({ owed }: Opening, { entries }: World): string | undefined {
  return owed === undefined ? undefined : entries?.get(owed.entry)?.area;
}

export function actors(action: ActionNode): string {
  return action.by.map((actor) => actor.source).join(", ");
}

/** The case before its first event: what guards of an opening see. */
export function blankCase(opening: Opening, world: World): CaseState {
  const { node, stream, parent, opened, historic } = opening;
  return {
    stream,
    seq: 0,
    pack: world.pack.name,
    packHash: world.pack.hash,
    type: node.name,
    number: null,
    state: "",
    ended: false,
    historic,
    opened,
    endedAt: null,
    area: parent?.area ?? owedArea(opening, world) ?? world.city,
    lead: null,
    parent: parent?.stream ?? null,
    ...(opening.owed !== undefined && { owed: opening.owed }),
    fields: {},
    sealed: {},
    entered: {},
    past: {},
    clocks: {},
    links: {},
    barred: { people: [], units: [] },
  };
}
