import { type CaseState, type Moment, scopeOf, type Words } from "@xinlian/kernel";
import type { DeskSays } from "@xinlian/wire";
import { instant } from "../case/wire-value.ts";
import type { Engine } from "../engine/engine.ts";
import { personMe } from "../engine/world.ts";
import { refusal } from "../fault/refusal.ts";
import type { PersonCaller } from "../http/caller.ts";

/** Most cases that are counted one by one for a sentence; the ones due soonest. */
const MOST = 5_000;

/** The opening sentence of a desk: its counts over the cases of its type that this person sees, open ones and those of today. */
export async function deskSays(
  { pack: name, desk: deskName }: { readonly pack: string; readonly desk: string },
  caller: PersonCaller,
  engine: Engine,
  now: Moment,
): Promise<DeskSays> {
  const pack = engine.city.packs.get(name);
  const desk = pack?.desks[deskName];
  const node = pack?.cases[desk?.of ?? ""];
  if (pack === undefined || desk === undefined || node === undefined)
    throw refusal("request-not-found");
  const states = await seen(engine, caller, pack.name, desk.of, now);
  const cases = new Map(states.map((state) => [state.stream, state]));
  const world = engine.world(pack, now, cases);
  const me = personMe(engine.city, caller.id);
  const figures: Record<string, number> = {};
  for (const [figure, counts] of Object.entries(desk.count)) {
    figures[figure] = states.filter(
      (state) => counts.evaluate(scopeOf("case", { state, node, world, me })) === true,
    ).length;
  }
  return { says: fill(desk.says ?? { zh: "", en: "" }, figures), figures, at: instant(now) };
}

async function seen(
  engine: Engine,
  caller: PersonCaller,
  pack: string,
  type: string,
  now: Moment,
): Promise<readonly CaseState[]> {
  return engine.ledger.view(caller.viewer, async (sql) => {
    const rows = await sql.query<{ whole: CaseState }>(
      `SELECT whole FROM ledger.case_row
        WHERE city = $1 AND pack = $2 AND type = $3 AND (NOT ended OR ended_at >= $4)
        ORDER BY due_at, stream LIMIT ${MOST}`,
      [engine.city.code, pack, type, new Date(now - 86_400_000)],
    );
    return rows.map((row) => row.whole);
  });
}

function fill(words: Words, figures: Readonly<Record<string, number>>): Words {
  const put = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) =>
      name in figures ? String(figures[name]) : whole,
    );
  return { zh: put(words.zh), en: put(words.en) };
}
