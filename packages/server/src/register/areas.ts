import { areaRange, type Pack, type RegisterNode } from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { EntryAreas } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";

/** How many entries stand in each division directly under an area, and how many in none of them, as they are folded (LG-100). */
export async function countByArea(
  sql: Sql,
  { code, areas }: CityNow,
  pack: Pack,
  register: RegisterNode,
  under: string,
): Promise<EntryAreas> {
  const { low, high } = areaRange(under);
  const counted = await sql.query<{ area: string; n: number }>(
    `SELECT county AS area, sum(n)::int AS n FROM ledger.tally_now
      WHERE city = $1 AND kind = $2 AND slot = 0 AND pack = $3 AND county ~>=~ $4 AND county ~<~ $5
      GROUP BY county HAVING sum(n) <> 0`,
    [code, `entry ${register.name}`, pack.name, low, high],
  );
  const rows = areas.children(under).map((area) => ({
    area: { code: area.code, name: area.name },
    count: sum(counted.filter((each) => areas.contains(area.code, each.area))),
  }));
  const total = sum(counted);
  return { under, rows, elsewhere: total - sum(rows.map(({ count: n }) => ({ n }))) };
}

function sum(counts: readonly { readonly n: number }[]): number {
  return counts.reduce((all, { n }) => all + n, 0);
}
