import { areaRange, type Pack, type RegisterNode } from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { EntryAreas } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";

/** How many entries stand in each division directly under an area, and how many in none of them. One scan of the index over areas. */
export async function countByArea(
  sql: Sql,
  { code, areas }: CityNow,
  pack: Pack,
  register: RegisterNode,
  under: string,
): Promise<EntryAreas> {
  const { low, high } = areaRange(under);
  const counted = await sql.query<{ area: string; n: number }>(
    `SELECT area, count(*)::int AS n FROM ledger.entry_row
      WHERE city = $1 AND pack = $2 AND register = $3 AND area ~>=~ $4 AND area ~<~ $5 AND NOT ended
      GROUP BY area`,
    [code, pack.name, register.name, low, high],
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
