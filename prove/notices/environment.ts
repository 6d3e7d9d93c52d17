import { PRINTED, reproduce } from "../../packages/server/test/inspection-2021.ts";
import type { Town } from "../../packages/server/test/town.ts";
import { type Forms, published } from "./forms.ts";
import type { Hold } from "./hold.ts";

/** The notice of letters handed over on 2021-09-14, held against what was printed the day after. */
export async function environment(town: Town, hold: Hold): Promise<Forms> {
  const batch = await reproduce(town);
  const forms = await published(town, "duchaban", "/api/bulletins/environment/notice", {
    entry: batch.id,
  });
  const { figures, tables } = forms.paper;
  const value = (name: string) => figures.find(({ indicator }) => indicator === name)?.value;
  const ascending = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);
  hold("letters", value("letters"), PRINTED.letters);
  hold("by mail", value("mails_in"), PRINTED.mails);
  hold("so far", value("so_far"), PRINTED.soFar);
  const types = tables.find(({ list }) => list === "types")?.rows ?? [];
  hold(
    "types so far",
    ascending(types.map(({ numbers }) => numbers?.[2] ?? 0)),
    ascending(Object.values(PRINTED.typesSoFar)),
  );
  hold("counties", tables.find(({ list }) => list === "own")?.count, PRINTED.counties);
  const stated = Object.values<number>(PRINTED.types).reduce((sum, n) => sum + n, 0);
  hold("types of the day as printed", stated, 9);
  hold("flags of nine for five", batch.flags.length, 1);
  hold("the flag stands on the paper", forms.page.includes(batch.flags[0]?.zh ?? "?"), true);
  return forms;
}
