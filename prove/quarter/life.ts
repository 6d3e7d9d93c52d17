import type { CheckItem, FieldValues } from "@xinlian/kernel";
import type { Town } from "../../packages/server/test/town.ts";
import type { Visits } from "../../packages/server/test/visits.ts";
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
export async function live(
  town: Town,
  visits: Visits,
  people: People,
  fates: readonly Fate[],
): Promise<Lived> {
  await typeItems(town);
  // What was due before is none of this quarter's.
  await visits.settle();
  town.at(FIRST + 9 * 3_600_000);
  await visits.settle();
  let listed = 0;
  for (const officer of people.officers) listed += await visits.listed(officer);
  const casesAtStart = await casesOf(town);
  const [one] = fates;
  if (one === undefined) throw new Error("nothing to visit");
  const checks = await visits.checks({ entry: one.entry, span: SPAN }, "checks");
  const hands = handsOf(visits, people, checks);
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
  town.at(FIRST + 92 * DAY + 20_000);
  await town.work();
  const began = Date.now();
  await visits.settle();
  const settleSeconds = Math.round((Date.now() - began) / 1000);
  const settledAgain = await visits.settle();
  if (settledAgain !== 0) broken.push(`a second settling recorded ${settledAgain}`);
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
        { at: first, does: () => hands.change(entry, { grade: "c" }) },
        visit(second, officer),
      ];
    case "untouched":
      return [];
  }
}

/** What people do, each through the engine's door as himself. */
function handsOf(visits: Visits, { office }: People, checks: readonly CheckItem[]) {
  const stop = (entry: string) => ({ entry, span: SPAN });
  return {
    office,
    visitForm: (finds: boolean): FieldValues => ({
      mode: "on_site",
      checks: checks.map(({ item }, at) => ({ item, ok: !(finds && at === 0) })) as never,
    }),
    meet: (entry: string, who: string, action: string, form: FieldValues) =>
      visits.meet(stop(entry), who, action, form),
    act: (entry: string, who: string, action: string, form: FieldValues) =>
      visits.act(stop(entry), who, action, form),
    change: (entry: string, form: FieldValues) => visits.change(entry, form, office),
    end: (entry: string) => visits.end(entry, "停业", office),
  };
}

/** Two items that every visit asks, typed by the office. */
async function typeItems(town: Town): Promise<void> {
  const office = await town.staff("shian");
  for (const [code, ask] of [
    ["1", "操作区是否清洁"],
    ["2", "进货查验是否有记录"],
  ]) {
    const answer = await office.post("/api/registers/food/visit_item", { form: { code, ask } });
    if (answer.statusCode !== 201) throw new Error(answer.body);
  }
}

async function casesOf(town: Town): Promise<number> {
  const [row] = await town.house.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ n: number }>("SELECT count(*)::int AS n FROM ledger.case_row WHERE pack = 'food'"),
  );
  return row?.n ?? -1;
}
