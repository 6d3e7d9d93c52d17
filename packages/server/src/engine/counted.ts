import { contributionsOf, filedOf, type World } from "@xinlian/kernel";
import type { StreamWrite } from "@xinlian/ledger";
import type { CityNow } from "./city-now.ts";

/**
 * The writes with what each case counts for and files afterwards. It is counted by the indicators of the pack that runs now, whatever version the
 * case began with, so that one number means one thing.
 */
export function withCounts(
  writes: readonly StreamWrite[],
  world: World,
  city: CityNow,
): readonly StreamWrite[] {
  const counting = { ...world, pack: city.packs.get(world.pack.name) ?? world.pack };
  return writes.map((write) =>
    write.after === undefined
      ? write
      : {
          ...write,
          counts: contributionsOf(write.after, counting),
          ...(write.after.filed && { filed: filedOf(write.after, counting) }),
        },
  );
}
