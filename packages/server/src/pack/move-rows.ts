import {
  type CaseNode,
  type CaseState,
  type Migrated,
  type Moment,
  mapsOf,
  type Pack,
  type Words,
} from "@xinlian/kernel";
import type { MoveRow } from "@xinlian/wire";
import { v7 } from "uuid";
import { instant } from "../case/wire-value.ts";
import { bodyHash } from "../engine/body-hash.ts";
import { packOf } from "../engine/city-now.ts";
import { sayWords } from "../fault/say.ts";
import type { House } from "../house.ts";
import type { MovePlan } from "./move-plan.ts";
import { moverOf, standing } from "./moving.ts";

/** A page of what a move would do, decided case by case and not written. */
export async function moveRows(
  house: House,
  plan: MovePlan,
  after: string | undefined,
  limit: number,
): Promise<{ readonly rows: MoveRow[]; readonly next: string | null }> {
  const { engine, ledger } = house;
  const first = "00000000-0000-0000-0000-000000000000";
  const streams = await standing(house, plan, after ?? first, limit + 1);
  const shown = streams.slice(0, limit);
  const states = new Map(
    (await ledger.cases({ kind: "engine" }, shown)).map((state) => [state.stream, state]),
  );
  const rows: MoveRow[] = [];
  for (const stream of shown) {
    const state = states.get(stream);
    // One that ended or was moved meanwhile.
    if (state === undefined || state.ended || state.packHash === plan.pack.hash) continue;
    rows.push(await rowOf(house, plan, state, packOf(engine.city, state.packHash)));
  }
  const next = streams.length > limit ? (shown.at(-1) ?? null) : null;
  return { rows, next };
}

async function rowOf(
  { engine, now }: House,
  { pack, move }: MovePlan,
  state: CaseState,
  older: Pack,
): Promise<MoveRow> {
  const order = { do: "migrate", stream: state.stream, move: move.name } as const;
  const asked = {
    order,
    pack,
    me: moverOf("self"),
    principal: { kind: "clock", id: "clock" },
    key: v7(),
    match: null,
    now: now() as Moment,
  } as const;
  const decided = await engine.command(asked, bodyHash(engine.ledger, order, pack.name));
  const from = older.cases[state.type];
  const to = pack.cases[state.type];
  const write = decided.ok
    ? decided.value.writes.find(({ stream }) => stream === state.stream)
    : undefined;
  const body = write?.events[0]?.body as Migrated | undefined;
  const named = body?.state.to ?? mapsOf(move, state.type).states[state.state] ?? state.state;
  return {
    id: state.stream,
    number: state.number,
    type: (to ?? from)?.text ?? both(state.type),
    from: from?.states[state.state]?.text ?? both(state.state),
    to: to?.states[named]?.text ?? both(named),
    fields: Object.entries(body?.renamed ?? {}).map(([name, after]) => ({
      from: from?.fields[name]?.text ?? both(name),
      to: after === null ? null : (to?.fields[after]?.text ?? both(after)),
    })),
    clocks: body === undefined ? [] : clocksOf(state, body, from, to, mapsOf(move, state.type)),
    fault: decided.ok ? null : sayWords(decided.fault.parts?.[0] ?? decided.fault),
  };
}

/** Each clock that runs before or after, under its name of after. */
function clocksOf(
  state: CaseState,
  body: Migrated,
  from: CaseNode | undefined,
  to: CaseNode | undefined,
  maps: ReturnType<typeof mapsOf>,
): MoveRow["clocks"] {
  const after = { ...state.clocks, ...body.clocks };
  const running = (clock: CaseState["clocks"][string] | undefined) =>
    clock === undefined || clock.stopped !== undefined ? null : instant(clock.due);
  const before = Object.values(state.clocks).filter(({ stopped }) => stopped === undefined);
  const rows = before.map(({ name }) => {
    const named = maps.clocks[name] === undefined ? name : maps.clocks[name];
    const node = named === null ? undefined : to?.clocks[named];
    return {
      words: (node ?? from?.clocks[name])?.text ?? both(name),
      before: running(state.clocks[name]),
      after: node === undefined ? null : running(after[node.name]),
      to: node?.name,
    };
  });
  const known = new Set(rows.map((row) => row.to));
  const begun = Object.values(body.clocks)
    .filter(({ name, stopped }) => stopped === undefined && !known.has(name))
    .map((clock) => ({
      words: to?.clocks[clock.name]?.text ?? both(clock.name),
      before: null,
      after: running(clock),
    }));
  return [...rows.map(({ to: _, ...row }) => row), ...begun];
}

function both(name: string): Words {
  return { zh: name, en: name };
}
