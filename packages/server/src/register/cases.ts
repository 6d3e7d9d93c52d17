import type { CaseState } from "@xinlian/kernel";
import type { Viewer } from "@xinlian/ledger";
import type { EntryCases } from "@xinlian/wire";
import { titleOfCase } from "../case/title.ts";
import { instant } from "../case/wire-value.ts";
import { packOf } from "../engine/city-now.ts";
import type { Engine } from "../engine/engine.ts";
import type { Kept } from "./read.ts";

/** Cases looked through for one page: a viewer may see few of many. */
const LOOKED = 500;
const SHOWN = 20;

/** Cases that hang on an entry, newest first; of those looked through, the ones that the viewer sees. */
export async function casesOf(
  engine: Engine,
  { pack, register }: Kept,
  entry: string,
  viewer: Viewer,
  after: string | undefined,
): Promise<EntryCases> {
  const { city, ledger } = engine;
  const hanging = await ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ stream: string }>(
      `SELECT k.stream FROM ledger.case_entry k
        WHERE k.city = $1 AND k.entry = $2 AND ($3::uuid IS NULL OR k.stream < $3)
          AND EXISTS (SELECT FROM ledger.entry_row e WHERE e.city = k.city AND e.stream = k.entry
                        AND e.pack = $4 AND e.register = $5)
        ORDER BY k.stream DESC LIMIT ${LOOKED}`,
      [city.code, entry, after ?? null, pack.name, register.name],
    ),
  );
  const streams = hanging.map(({ stream }) => stream);
  const rows = await ledger.view(viewer, (sql) =>
    sql.query<{ title: string; whole: CaseState }>(
      `SELECT title, whole FROM ledger.case_row WHERE city = $1 AND stream = ANY ($2)
        ORDER BY stream DESC LIMIT ${SHOWN}`,
      [city.code, streams],
    ),
  );
  const last = rows.length === SHOWN ? rows.at(-1)?.whole.stream : streams.at(-1);
  const more = rows.length === SHOWN || streams.length === LOOKED;
  return {
    rows: rows.flatMap(({ title, whole: state }) => {
      const node = packOf(city, state.packHash).cases[state.type];
      if (node === undefined) return [];
      return [
        {
          id: state.stream,
          number: state.number,
          title: titleOfCase(title, node),
          state: node.states[state.state]?.text ?? { zh: state.state, en: state.state },
          opened: instant(state.opened),
          ended: state.ended,
        },
      ];
    }),
    next: more && last !== undefined ? last : null,
  };
}
