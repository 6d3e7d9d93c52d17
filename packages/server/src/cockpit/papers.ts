import { issueWords, type Pack, type Paper } from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { CockpitPack } from "@xinlian/wire";
import { instant } from "../case/wire-value.ts";

/** Papers of one pack that are named. */
const NAMED = 2;

/** The papers that were published last, by pack. Those of one case belong to the case. */
export async function latestPapers(
  sql: Sql,
  city: string,
  packs: readonly Pack[],
): Promise<ReadonlyMap<string, CockpitPack["papers"]>> {
  const kinds = packs.flatMap((pack) =>
    Object.values(pack.bulletins)
      .filter(({ of }) => of?.kind !== "case")
      .map(({ name }) => [pack.name, name] as const),
  );
  const rows = await sql.query<{ id: string; pack: string; head: Paper }>(
    `SELECT x.id, k.pack, x.head
       FROM unnest($2::text[], $3::text[]) AS k(pack, name)
      CROSS JOIN LATERAL (
        SELECT b.id, jsonb_build_object('name', b.whole -> 'name', 'title', b.whole -> 'title', 'year', b.whole -> 'year', 'number', b.whole -> 'number',
                 'version', b.whole -> 'version', 'publishedAt', b.whole -> 'publishedAt')
               || CASE WHEN b.whole ? 'numbered' THEN jsonb_build_object('numbered', b.whole -> 'numbered') ELSE '{}' END AS head
          FROM ledger.bulletin b
         WHERE b.city = $1 AND b.pack = k.pack AND b.name = k.name AND b.state = 'published' AND b.corrected_by IS NULL
         ORDER BY b.drafted_at DESC, b.id DESC LIMIT 1) x`,
    [city, kinds.map(([pack]) => pack), kinds.map(([, name]) => name)],
  );
  const found = new Map<string, CockpitPack["papers"]>();
  const newest = [...rows].sort((a, b) => (b.head.publishedAt ?? 0) - (a.head.publishedAt ?? 0));
  for (const { id, pack, head } of newest) {
    const papers = found.get(pack) ?? [];
    if (papers.length === NAMED) continue;
    const { name, title, publishedAt } = head;
    const issue = issueWords(head);
    found.set(pack, [
      ...papers,
      { name, id, words: title, issue, publishedAt: instant(publishedAt ?? head.draftedAt) },
    ]);
  }
  return found;
}
