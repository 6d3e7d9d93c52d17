import type { CadenceNode, EntryState, Pack } from "@xinlian/kernel";
import type { Ledger } from "@xinlian/ledger";
import type { Entries } from "../engine/entries.ts";

/** A register that a pack reads whole is a short list; past this it is none, and what is asked of it is a mistake of the pack. */
const MOST = 2_000;

/** Registers that opening a case of these types, and whatever that makes in turn, reads whole: those of its checklists. */
export function checklistRegisters(pack: Pack, types: Iterable<string>): ReadonlySet<string> {
  const seen = new Set(types);
  const registers = new Set<string>();
  for (const type of seen) {
    const node = pack.cases[type];
    for (const { kind, of } of Object.values(node?.fields ?? {})) {
      if (kind === "checklist" && of !== undefined) registers.add(of);
    }
    for (const made of madeBy(pack, type)) seen.add(made);
  }
  return registers;
}

/** Types that actions of a case make. */
export function madeBy(pack: Pack, type: string): readonly string[] {
  const actions = Object.values(pack.cases[type]?.actions ?? {});
  return actions.flatMap(({ make }) => make.map((making) => making.type));
}

/** Registers that a cadence reads whole: `entries.season`. */
export function cadenceRegisters({ when, with: given }: CadenceNode): ReadonlySet<string> {
  const sources = [when, ...Object.values(given)].map((expression) => expression?.source ?? "");
  const names = sources.flatMap((source) => [...source.matchAll(/\bentries\.([a-z][a-z0-9_]*)/g)]);
  return new Set(names.flatMap(([, name]) => name ?? []));
}

/** Every entry of these registers that stands. */
export async function readWhole(
  ledger: Ledger,
  pack: Pack,
  registers: ReadonlySet<string>,
): Promise<Entries> {
  if (registers.size === 0) return new Map();
  const rows = await ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ whole: EntryState }>(
      `SELECT e.whole FROM unnest($3::text[]) AS r(name)
        CROSS JOIN LATERAL (SELECT x.whole FROM ledger.entry_row x
                             WHERE x.city = $1 AND x.pack = $2 AND x.register = r.name AND NOT x.ended
                             ORDER BY x.sort, x.stream LIMIT ${MOST}) e`,
      [ledger.city, pack.name, [...registers]],
    ),
  );
  return new Map(rows.map(({ whole }) => [whole.stream, whole]));
}
