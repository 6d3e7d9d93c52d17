import { dayOf, type Moment, type Paper, publishPaper } from "@xinlian/kernel";
import { officeStream } from "@xinlian/ledger";
import type { Engine } from "../engine/engine.ts";
import { granted, refusal } from "../fault/refusal.ts";
import type { Asking } from "./asking.ts";
import { type Kept, numbersGiven, putPaper } from "./store.ts";

/** Times that a number is taken anew because another paper took it. */
const TRIES = 8;

/**
 * Publishes a paper. One that has no number takes the next of its bulletin and year from the stream of numbers, which grows in
 * the same transaction (BU-6).
 * @throws Refusal when it may not be published
 */
export async function publish(
  engine: Engine,
  { id, seq, paper }: Kept,
  by: Asking,
  second: boolean,
  now: Moment,
): Promise<void> {
  const year = Number(dayOf(now, { offset: 480 }).slice(0, 4));
  const { numbers, hand } = { numbers: streamOfNumbers(engine, paper, year), hand: by.actor };
  for (let attempt = 1; ; attempt += 1) {
    const numbered =
      paper.number === null
        ? { year, number: (await numbersGiven(engine, numbers)) + 1 }
        : undefined;
    const published = granted(
      publishPaper(paper, { at: now, hand, second, ...(numbered && { numbered }) }),
    );
    const put = await putPaper(engine, {
      id,
      expected: seq,
      kind: "bulletin-published",
      paper: published,
      ...by,
      at: now,
      ...(numbered && { numbers }),
    });
    if (put.ok) return;
    if (put.fault.code !== "request-contended" || attempt === TRIES) {
      throw refusal(put.fault.code, put.fault.values, put.fault.place);
    }
  }
}

function streamOfNumbers(engine: Engine, { pack, name }: Paper, year: number): string {
  return officeStream(engine.city.code, "bulletin", `numbers/${pack}/${name}/${year}`);
}
