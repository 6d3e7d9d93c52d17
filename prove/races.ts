import { holds, race } from "../packages/ledger/test/race.ts";
import { sampleCity } from "../packages/ledger/test/sample.ts";

/**
 * Sixteen clients, each with connections of its own, race for a few cases: read, add one, append; again after a conflict, now and then the same
 * command twice at once; numbers and clocks beside them, a follower behind. Then everything acknowledged is counted.
 */
export default async function races({ quick }: { readonly quick: boolean }) {
  const city = await sampleCity();
  try {
    const size = { clients: 16, rounds: quick ? 40 : 600, streams: 12 };
    const raced = await race(city.again, city.people.desk, size);
    const figures: Record<string, number | string> = {};
    for (const [name, value] of Object.entries(raced))
      figures[name] = typeof value === "number" ? value : String(value);
    return { ok: holds(raced), figures };
  } finally {
    await city.close();
  }
}
