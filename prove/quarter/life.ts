import type { CheckItem, FieldValues, Moment, Order } from "@xinlian/kernel";
import { previewOwed } from "@xinlian/kernel";
import { v4 } from "uuid";
import { worldOfEntries } from "../../packages/server/src/cadence/debts.ts";
import { cadencesOf, mineOwed } from "../../packages/server/src/cadence/list.ts";
import { owedStream } from "../../packages/server/src/cadence/owed-stream.ts";
import { settleDue } from "../../packages/server/src/cadence/settle.ts";
import { personMe } from "../../packages/server/src/engine/world.ts";
import { keptRegister } from "../../packages/server/src/register/read.ts";
import { takeEntry } from "../../packages/server/src/register/take.ts";
import type { Town } from "../../packages/server/test/town.ts";
import type { Fate } from "./fate.ts";
import type { People } from "./town.ts";

const DAY = 86_400_000;
const FIRST = Date.parse("2026-10-01T00:00:00+08:00");
const SPAN = "2026-Q4";

export interface Lived {
  readonly broken: readonly string[];
  /** Visits listed as due on the first morning, and how many cases stood for them. */
  readonly listed: number;
  readonly casesAtStart: number;
  /** What a second settling of the same quarter recorded. */
  readonly settledAgain: number;
  readonly settleSeconds: number;
}

interface Step {
  readonly at: number;
  readonly does: () => Promise<string | null>;
}

/** Lets the quarter go by: every fate at its days, clocks as they come, and at its end what nobody touched. */
export async function live(town: Town, people: People, fates: readonly Fate[]): Promise<Lived> {
  const { engine, ledger } = town.house;
  const { checks } = await itemsOf(town);
  // What was due before is none of this quarter's.
  await settleDue(engine, town.house.now() as Moment);
  town.at(FIRST + 9 * 3_600_000);
  await settleDue(engine, town.house.now() as Moment);
  let listed = 0;
  const cadences = cadencesOf(engine, new Set(["food"]));
  for (const officer of people.officers) {
    const me = personMe(engine.city, officer);
    const rows = await mineOwed(
      engine,
      cadences,
      me,
      { kind: "engine" },
      town.house.now() as Moment,
    );
    listed += rows.length;
  }
  const casesAtStart = await casesOf(town);
  const hands = handsOf(town, people, checks);
  const steps = fates.flatMap((fate) => stepsOf(fate, hands)).sort((a, b) => a.at - b.at);
  const broken: string[] = listed === fates.length ? [] : [`${listed} listed of ${fates.length}`];
  let day = FIRST;
  for (const { at, does } of steps) {
    // Clocks are looked at once a day, as if the worker slept in between.
    if (at >= day + DAY) {
      day = at - ((at - FIRST) % DAY);
      town.at(day);
      await town.work();
    }
    town.at(at);
    const why = await does();
    if (why !== null) broken.push(why);
  }
  const over = FIRST + 92 * DAY + 20_000;
  town.at(over);
  await town.work();
  const began = Date.now();
  await settleDue(engine, over as Moment);
  const settleSeconds = Math.round((Date.now() - began) / 1000);
  const settledAgain = await settleDue(engine, over as Moment);
  if (settledAgain !== 0) broken.push(`a second settling recorded ${settledAgain}`);
  void ledger;
  return { broken, listed, casesAtStart, settledAgain, settleSeconds };
}

type Hands = ReturnType<typeof handsOf>;

function stepsOf(fate: Fate, hands: Hands): readonly Step[] {
  const { entry, how, officer, heir, finds } = fate;
  const [first, second] = fate.days.map((n) => FIRST + n * DAY + 10 * 3_600_000) as [
    number,
    number,
  ];
  const visit = (at: number, who: string): Step => ({
    at,
    does: () => hands.meet(entry, who, "inspect", hands.visitForm(finds)),
  });
  const go = (at: number, who: string): Step => ({
    at,
    does: () => hands.act(entry, who, "inspect", hands.visitForm(finds)),
  });
  const move = { moved: "2026-12-31", reason: "约好改日" };
  const moved = (at: number): Step => ({
    at,
    does: () => hands.meet(entry, officer, "move", move),
  });
  switch (how) {
    case "visited":
      return [visit(first, officer)];
    case "moved and visited":
      return [moved(first), go(second, officer)];
    case "moved and missed":
      return [moved(first)];
    case "handed over and visited": {
      const form = { officer: heir, reason: "轮岗" };
      const hand = { at: first, does: () => hands.meet(entry, hands.office, "hand", form) };
      return [hand, go(second, heir)];
    }
    case "visited by the new officer":
      return [
        { at: first, does: () => hands.change(entry, { officer: heir }) },
        visit(second, heir),
      ];
    case "missed by the new officer":
      return [{ at: first, does: () => hands.change(entry, { officer: heir }) }];
    case "closed":
      return [{ at: first, does: () => hands.end(entry) }];
    case "regraded and visited":
      return [
        { at: first, does: () => hands.change(entry, { grade: "c" }, true) },
        visit(second, officer),
      ];
    case "untouched":
      return [];
  }
}

/** What people do, each through the engine's door as himself. */
function handsOf(town: Town, people: People, checks: readonly CheckItem[]) {
  const { engine, ledger } = town.house;
  const pack = engine.city.packs.get("food");
  if (pack === undefined) throw new Error("no pack");
  const now = () => town.house.now() as Moment;
  const take = async (order: Order, who: string, what: string): Promise<string | null> => {
    const done = await engine.take({
      order,
      pack,
      me: personMe(engine.city, who),
      principal: { kind: "person", id: who },
      key: v4(),
      match: null,
      now: now(),
    });
    return done.ok ? null : `${what}: ${JSON.stringify(done.fault)}`;
  };
  const owedBy = (entry: string) => {
    return { register: "subject", cadence: "visit", entry, span: SPAN };
  };
  const write = async (
    entry: string,
    asking:
      | { do: "change"; stream: string; form: FieldValues }
      | { do: "end"; stream: string; why: string },
    same = false,
  ): Promise<string | null> => {
    const done = await takeEntry(engine, {
      asking,
      ...keptRegister(engine, "food", "subject"),
      me: personMe(engine.city, people.office),
      principal: { kind: "person", id: people.office },
      key: v4(),
      match: null,
      now: now(),
    });
    if (done.ok || (same && done.fault.code === "register-unchanged")) return null;
    return `${asking.do} ${entry}: ${JSON.stringify(done.fault)}`;
  };
  return {
    office: people.office,
    visitForm: (finds: boolean): FieldValues => ({
      mode: "on_site",
      checks: checks.map(({ item }, at) => ({ item, ok: !(finds && at === 0) })) as never,
    }),
    meet: (entry: string, who: string, action: string, form: FieldValues) => {
      const owed = owedBy(entry);
      const stream = owedStream(engine.city.code, owed);
      return take({ do: "meet", owed, stream, action, form }, who, `${action} ${entry}`);
    },
    act: (entry: string, who: string, action: string, form: FieldValues) => {
      const stream = owedStream(engine.city.code, owedBy(entry));
      return take({ do: "act", stream, action, form }, who, `${action} ${entry}`);
    },
    change: (entry: string, form: FieldValues, same = false) =>
      write(entry, { do: "change", stream: entry, form }, same),
    end: (entry: string) => write(entry, { do: "end", stream: entry, why: "停业" }),
    ledger,
  };
}

/** Two items that every visit asks, typed by the office. */
async function itemsOf(town: Town): Promise<{ readonly checks: readonly CheckItem[] }> {
  const { engine } = town.house;
  const office = await town.staff("shian");
  for (const [code, ask] of [
    ["1", "操作区是否清洁"],
    ["2", "进货查验是否有记录"],
  ]) {
    const answer = await office.post("/api/registers/food/visit_item", { form: { code, ask } });
    if (answer.statusCode !== 201) throw new Error(answer.body);
  }
  const [kept] = cadencesOf(engine, new Set(["food"])).filter(
    ({ cadence }) => cadence.name === "visit",
  );
  const [row] = await town.house.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ stream: string }>(
      "SELECT stream FROM ledger.entry_row WHERE pack = 'food' AND register = 'subject' LIMIT 1",
    ),
  );
  if (kept === undefined || row === undefined) throw new Error("nothing to visit");
  const at = (FIRST + DAY) as Moment;
  const world = await worldOfEntries(engine, kept, [row.stream], at);
  const owed = { register: "subject", cadence: "visit", entry: row.stream, span: SPAN };
  const seen = previewOwed(owed, v4(), { ...world, number: () => "" });
  if (!seen.ok) throw new Error(JSON.stringify(seen.fault));
  return { checks: seen.value.fields["checks"] as readonly CheckItem[] };
}

async function casesOf(town: Town): Promise<number> {
  const [row] = await town.house.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ n: number }>("SELECT count(*)::int AS n FROM ledger.case_row WHERE pack = 'food'"),
  );
  return row?.n ?? -1;
}
