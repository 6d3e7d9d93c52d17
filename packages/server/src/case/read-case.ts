import type { CaseNode, CaseState, FieldValue, Me, Moment, Pack, World } from "@xinlian/kernel";
import type { StoredEvent, Viewer } from "@xinlian/ledger";
import type { CaseView } from "@xinlian/wire";
import { packOf } from "../engine/city-now.ts";
import type { Engine } from "../engine/engine.ts";
import { answering, type Entries, entriesFor } from "../engine/entries.ts";
import { aboutOf } from "../engine/named-cases.ts";
import { inSight } from "../engine/sight.ts";
import { CITIZEN, personMe } from "../engine/world.ts";
import { refusal } from "../fault/refusal.ts";
import { feedMe } from "../feed/feed-me.ts";
import type { Caller } from "../http/caller.ts";
import { caseView } from "./case-view.ts";
import { titleOfCase } from "./title.ts";

/** One case as a caller reads it, with what is needed to show it. */
export interface CaseRead {
  readonly state: CaseState;
  readonly node: CaseNode;
  readonly pack: Pack;
  readonly world: World;
  readonly me: Me;
  readonly events: readonly StoredEvent[];
  readonly title: string;
  readonly visible: ReadonlySet<string>;
  readonly receiptHeld: boolean;
}

export function meOf(caller: Caller, engine: Engine): Me {
  if (caller.kind === "feed") return feedMe(caller.name);
  return caller.kind === "person" ? personMe(engine.city, caller.id, caller.posts) : CITIZEN;
}

function viewerOf(caller: Caller): Viewer {
  return caller.kind === "nobody" ? { kind: "public" } : caller.viewer;
}

/** @throws Refusal 404 when the caller does not see it: there is no telling it from one that does not exist */
export async function readCase(
  engine: Engine,
  caller: Caller,
  id: string,
  now: Moment,
): Promise<CaseRead> {
  const viewer = viewerOf(caller);
  const [row, named] = await engine.ledger.view(viewer, async (sql) => {
    const rows = await sql.query<{ whole: CaseState; title: string }>(
      "SELECT whole, title FROM ledger.case_row WHERE city = $1 AND stream = $2",
      [engine.city.code, id.toLowerCase()],
    );
    return [rows[0], await engine.casesOfRows(sql, rows)] as const;
  });
  if (row === undefined) throw refusal("request-not-found");
  const state = row.whole;
  const pack = packOf(engine.city, state.packHash);
  const node = pack.cases[state.type];
  if (node === undefined) throw new Error(`pack ${pack.name} has no case type ${state.type}`);
  const cases = await inSight(engine.ledger, pack, { start: [state.stream], type: null, form: {} });
  const others = [...cases.keys()].filter((stream) => stream !== state.stream);
  const visible = others.length === 0 ? [] : await engine.ledger.cases(viewer, others);
  return {
    state,
    node,
    pack,
    world: engine.world(pack, now, cases, await entriesOfCase(engine, pack, state, cases)),
    me: meOf(caller, engine),
    events: await engine.ledger.events(viewer, state.stream),
    title: titleOfCase(row.title, node, aboutOf(state, node, named)?.title),
    visible: new Set(visible.map((other) => other.stream)),
    receiptHeld: await receiptHeld(engine, state.stream),
  };
}

/** What the cases in sight name of registers, and the precedents that speak of this one's topics. */
async function entriesOfCase(
  engine: Engine,
  pack: Pack,
  state: CaseState,
  cases: ReadonlyMap<string, CaseState>,
): Promise<Entries> {
  const named = await entriesFor(engine.ledger, pack, cases.values());
  const node = pack.cases[state.type];
  const topics = [
    ...named.keys(),
    ...(node?.duty ?? []).flatMap((name) => text(state.fields[name])),
  ];
  return new Map([...named, ...(await answering(engine.ledger, pack, topics))]);
}

function text(value: FieldValue | undefined): readonly string[] {
  return typeof value === "string" ? [value] : [];
}

export async function viewCase(
  engine: Engine,
  caller: Caller,
  id: string,
  now: Moment,
): Promise<CaseView> {
  return caseView({ ...(await readCase(engine, caller, id, now)), city: engine.city });
}

async function receiptHeld(engine: Engine, stream: string): Promise<boolean> {
  return engine.ledger
    .events({ kind: "engine" }, stream)
    .then((events) => events[0]?.actor === "citizen");
}
