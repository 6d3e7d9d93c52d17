import { isTaken } from "../cadence/boundary.ts";
import type { CadenceNode } from "../cadence/node.ts";
import type { Owed } from "../cadence/owed.ts";
import { owedAt, owedSince, owedWith } from "../cadence/owing.ts";
import { parseSpan, type Span, spanEnd, spanStart, spanWords } from "../cadence/span.ts";
import { dayOf } from "../calendar/moment.ts";
import { ok, type Result, refuse, spoken } from "../fault/index.ts";
import { entryTitle } from "../field/words.ts";
import type { RegisterNode } from "../pack/node.ts";
import type { EntryState } from "../register/state.ts";
import { act } from "./acting.ts";
import { Draft } from "./draft.ts";
import { follow } from "./following.ts";
import { dueMarks } from "./marks.ts";
import { open } from "./opening.ts";
import { SELF } from "./self.ts";
import type { CaseState } from "./state.ts";
import { tick } from "./ticking.ts";
import type { Me, Order, World } from "./world.ts";

/** A debt that was found to be one. */
interface Debt {
  readonly entry: EntryState;
  readonly register: RegisterNode;
  readonly cadence: CadenceNode;
  readonly span: Span;
}

/** Opens what an entry owes for the stretch that runs and acts on it at once (CD-6). */
export function meet(
  draft: Draft,
  { owed, stream, action: name, form }: Order & { do: "meet" },
  me: Me,
): Result<CaseState> {
  const world = draft.world();
  const found = debtOf(owed, world);
  if (!found.ok) return found;
  if (isTaken(owed, world.cases.values())) return taken(found.value, world);
  const { cadence, span } = found.value;
  const begun = world.now >= spanStart(span, world.calendar(null));
  const running = begun && world.now < spanEnd(span, world.calendar(null));
  if (!running) return notOwed(found.value, world);
  const opened = begin(draft, owed, found.value, stream);
  if (!opened.ok) return opened;
  const node = world.pack.cases[cadence.type];
  const action = node?.actions[name];
  if (node === undefined || action === undefined) {
    const allowed = Object.keys(node?.actions ?? {}).join(", ");
    return refuse("case-action-unknown", { action: name, allowed }, "action");
  }
  const acted = act(draft, opened.value, node, action, form, me);
  if (!acted.ok) return acted;
  const followed = follow(draft, acted.value, node, action, form, me);
  return followed.ok ? ok(draft.get(stream)) : followed;
}

/** A case that nobody acted on yet, as it would stand: to be looked at, never appended (CD-6). */
export function previewOwed(owed: Owed, stream: string, world: World): Result<CaseState> {
  const found = debtOf(owed, world);
  if (!found.ok) return found;
  if (isTaken(owed, world.cases.values())) return taken(found.value, world);
  return begin(new Draft(world), owed, found.value, stream);
}

/**
 * Records what nobody touched (CD-7): the case is opened as from its stretch's beginning, and what its clocks do when they are due is
 * done. Earlier marks did not fire, since there was no case. The world's moment is the end of the stretch, its entries
 * stand as they did then.
 */
export function lapse(draft: Draft, { owed, stream }: Order & { do: "lapse" }): Result<CaseState> {
  const world = draft.world();
  const found = debtOf(owed, world);
  if (!found.ok) return found;
  const { span } = found.value;
  if (world.now < spanEnd(span, world.calendar(null))) {
    return refuse("cadence-open", spoken("span", spanWords(span)));
  }
  if (isTaken(owed, world.cases.values())) return taken(found.value, world);
  const opened = begin(draft, owed, found.value, stream);
  if (!opened.ok) return opened;
  for (const { clock, mark, at } of dueMarks(opened.value, world)) {
    if (mark !== "due" || at > world.now) continue;
    const ticked = tick(draft, draft.get(stream), clock, mark);
    if (!ticked.ok) return ticked;
  }
  return ok(draft.get(stream));
}

/** The entry, its cadence and the stretch, when the entry owes it as it stands. */
function debtOf(
  { register: name, cadence: by, entry: id, span }: Owed,
  world: World,
): Result<Debt> {
  const register = world.pack.registers[name];
  const cadence = register?.cadences[by];
  if (register === undefined || cadence === undefined) {
    const allowed = Object.keys(register?.cadences ?? {}).join(", ") || "–";
    return refuse("cadence-unknown", { register: name, cadence: by, allowed }, "cadence");
  }
  const stretch = parseSpan(span);
  if (stretch === undefined) return refuse("cadence-span", { value: span }, "span");
  const entry = world.entries?.get(id);
  if (entry === undefined || entry.register !== name) {
    return refuse("register-entry-unknown", { entry: id });
  }
  const debt = { entry, register, cadence, span: stretch };
  const owes = owedAt(entry, cadence, stretch.first, world);
  return owes?.name === span ? ok(debt) : notOwed(debt, world);
}

function notOwed({ entry, register, cadence, span }: Debt, world: World): Result<never> {
  const today = dayOf(world.now, world.calendar(null));
  const now = Object.values(register.cadences).flatMap((each) => {
    const owed = owedAt(entry, each, today, world);
    return owed === undefined ? [] : [{ text: each.text, span: spanWords(owed) }];
  });
  const allowed = {
    zh: now.map(({ text, span: of }) => `${of.zh}${text.zh}`).join("、") || "–",
    en: now.map(({ text, span: of }) => `${text.en} for ${of.en}`).join(", ") || "–",
  };
  return refuse("cadence-not-owed", {
    ...spoken("entry", entryTitle(entry, register, world)),
    ...spoken("cadence", cadence.text),
    ...spoken("span", spanWords(span)),
    ...spoken("allowed", allowed),
  });
}

function taken({ entry, register, cadence, span }: Debt, world: World): Result<never> {
  return refuse("cadence-taken", {
    ...spoken("entry", entryTitle(entry, register, world)),
    ...spoken("cadence", cadence.text),
    ...spoken("span", spanWords(span)),
  });
}

function begin(
  draft: Draft,
  owed: Owed,
  { entry, cadence, span }: Debt,
  stream: string,
): Result<CaseState> {
  const world = draft.world();
  const node = world.pack.cases[cadence.type];
  const action = node?.actions[cadence.action];
  if (node === undefined || action === undefined) {
    throw new Error(`no opening ${cadence.type}.${cadence.action}`);
  }
  const extra = owedWith(entry, cadence, span, world);
  const opened = open(draft, {
    node,
    action,
    form: {},
    stream,
    me: SELF,
    opened: owedSince(entry, span, world),
    historic: false,
    parent: null,
    owed,
    extra,
  });
  if (!opened.ok) return opened;
  const followed = follow(draft, opened.value, node, action, extra, SELF);
  return followed.ok ? ok(draft.get(stream)) : followed;
}
