import fc from "fast-check";
import { expect, test } from "vitest";
import type { Moment } from "../src/calendar/day.ts";
import { totalIn } from "../src/pack/scenario/standings.ts";
import type { ScoreNode } from "../src/score/node.ts";
import type { PointGiven } from "../src/score/point.ts";
import { parseScoreSpan } from "../src/score/span.ts";
import { at, LESHAN, must } from "./calendar-leshan.ts";
import { seeded } from "./calendar-seed.ts";
import { PACK, Town } from "./score-town.ts";

const SCORE = PACK.scores["points"] as ScoreNode;
const SPANS = ["2025-H2", "2026-H1", "2026-H2"].map((name) =>
  must(parseScoreSpan(name, "half", LESHAN)),
);
/** Edges of periods and what lies just beside them are as likely as any other moment. */
const moment = fc.oneof(
  fc.integer({ min: at("2025-07-01 00:00"), max: at("2026-12-31 00:00") }),
  fc.constantFrom(...SPANS.flatMap(({ from, until }) => [from, until - 1, until, from - 1])),
);

interface Member {
  readonly joined: string;
  readonly ended: number | undefined;
}

const member: fc.Arbitrary<Member> = fc.record({
  joined: fc.constantFrom(
    "2025-06-01",
    "2025-07-01",
    "2026-01-01",
    "2026-01-02",
    "2026-03-05",
    "2026-07-01",
  ),
  ended: fc.option(moment, { nil: undefined }),
});

const deed = fc.record({
  at: moment,
  who: fc.nat(2),
  how: fc.constantFrom("meet", "leave"),
  parts: fc.constantFrom(0, 0.1, 0.5, 1, 2, 3),
  absent: fc.uniqueArray(fc.nat(2), { maxLength: 2 }),
  appeal: fc.option(fc.record({ after: fc.nat({ max: 200 * 86_400_000 }), twice: fc.boolean() }), {
    nil: undefined,
  }),
});

/** Tells the story in the order of its moments. */
function play(
  members: readonly Member[],
  deeds: readonly (typeof deed extends fc.Arbitrary<infer T> ? T : never)[],
) {
  const town = new Town();
  const ids = members.map(({ joined }, i) =>
    town.write(at("2025-06-01"), {
      do: "enter",
      register: "member",
      fields: { name: `m${i}`, joined },
    }),
  );
  const steps: { at: number; run: () => void }[] = [];
  for (const [i, { ended }] of members.entries()) {
    if (ended === undefined) continue;
    const run = () => town.write(ended as Moment, { do: "end", stream: ids[i] ?? "", why: "退出" });
    steps.push({ at: ended, run });
  }
  for (const each of deeds) {
    const form = {
      by: ids[each.who % ids.length] ?? "",
      parts: each.parts,
      absent: [...new Set(each.absent.map((i) => ids[i % ids.length] ?? ""))],
    };
    const order = { do: "open", type: "claim", action: "make", form } as const;
    const run = () => {
      const stream = must(town.try(each.at as Moment, order)).changes[0]?.stream ?? "";
      must(town.act(each.at as Moment, stream, each.how));
      const points = town.cases.get(stream)?.points ?? [];
      if (each.appeal === undefined || points.length === 0) return;
      const now = (each.at + each.appeal.after) as Moment;
      for (let times = each.appeal.twice ? 2 : 1; times > 0; times -= 1) {
        const asking = { against: points.at(-1)?.id ?? "", why: "…" };
        const appeal = town.try(now, { do: "open", type: "appeal", action: "ask", form: asking });
        if (appeal.ok) town.act(now, appeal.value.changes[0]?.stream ?? "", "grant");
      }
    };
    steps.push({ at: each.at, run });
  }
  for (const { run } of steps.sort((a, b) => a.at - b.at)) run();
  return { town, ids };
}

/** The same from the events alone, in whole thousandths, rule by rule, with nothing of the kernel. */
function recount(town: Town, id: string, { joined, ended }: Member, place: number, now: number) {
  const span = SPANS[place];
  if (span === undefined) throw new Error("no such period");
  const sums: Record<string, number> = {};
  const since = at(`${joined} 00:00`);
  const stands = since < span.until && (ended === undefined || ended > span.from);
  if (stands) sums["base"] = 60_000;
  for (const event of town.events) {
    if (event.kind !== "opened" && event.kind !== "acted") continue;
    for (const point of (event.body as { points?: readonly PointGiven[] }).points ?? []) {
      if (point.score !== "points" || point.to !== id) continue;
      let origin = { rule: point.rule, when: event.occurredAt as number };
      if (point.against !== undefined) {
        const [stream, seq] = point.against.split(".");
        const first = town.events.filter((each) => each.stream === stream)[Number(seq) - 1];
        const given = (first as unknown as { body: { points: readonly PointGiven[] } }).body.points;
        const which = given[Number(point.against.split(".")[2])] as PointGiven;
        expect(point.value).toBe(-which.value);
        origin = { rule: which.rule, when: first?.occurredAt ?? 0 };
      }
      if (origin.when < span.from || origin.when >= span.until) continue;
      sums[origin.rule] = (sums[origin.rule] ?? 0) + Math.round(point.value * 1000);
    }
  }
  const caps: Record<string, number> = { met: 25_000, left: 12_000 };
  let all = 0;
  for (const [rule, sum] of Object.entries(sums)) {
    const cap = caps[rule] ?? Number.POSITIVE_INFINITY;
    all += sum > cap ? cap : sum < -cap ? -cap : sum;
  }
  const gone = ended !== undefined && ended <= span.until;
  const plain = all < 60_000 ? "low" : all > 100_000 ? "honour" : "normal";
  const band = gone || now < span.until ? null : since > span.from ? "normal" : plain;
  return { points: all / 1000, band };
}

test("SR-4 SR-6 SR-7 folded points equal those counted anew from the events (property)", () => {
  seeded(
    fc.property(
      fc.array(member, { minLength: 1, maxLength: 3 }),
      fc.array(deed, { maxLength: 12 }),
      moment,
      (members, deeds, now) => {
        const { town, ids } = play(members, deeds);
        for (const [i, id] of ids.entries()) {
          for (const [place, span] of SPANS.entries()) {
            const total = totalIn(SCORE, id, span, town.world(now as Moment));
            const told = recount(town, id, members[i] as Member, place, now);
            expect({ points: total.points, band: total.band }).toEqual(told);
          }
        }
      },
    ),
    150,
  );
});
