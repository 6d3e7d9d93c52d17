import { type Moment, spanEnd } from "@xinlian/kernel";
import type { Viewer } from "@xinlian/ledger";
import type { OwedCounts, OwedPage } from "@xinlian/wire";
import { instant } from "../case/wire-value.ts";
import type { Engine } from "../engine/engine.ts";
import { type CadenceKept, debtsOf, worldOfEntries } from "./debts.ts";
import { walk } from "./list.ts";
import { spanView } from "./owed-row.ts";

/** Entries counted through; past them the answer says that there are more. */
const MOST = 20_000;
const PAGE = 1_000;

type Row = OwedCounts["rows"][number];

/** How many of the rows of a person are owed, by cadence and stretch. */
export function countRows(rows: OwedPage["rows"]): Row[] {
  const counts = new Map<string, Row>();
  for (const { pack, register, cadence, span, due } of rows) {
    const key = `${pack} ${register.id} ${cadence.id}`;
    const row = counts.get(key) ?? { pack, register, cadence, spans: [], more: false };
    counts.set(key, row);
    add(row, span, due);
  }
  return [...counts.values()];
}

/** How many entries of an area owe something by one cadence: the register is walked over, rows are never made. */
export async function countOwed(
  engine: Engine,
  kept: CadenceKept,
  viewer: Viewer,
  area: string | undefined,
  now: Moment,
): Promise<Row> {
  const { pack, register, cadence } = kept;
  const row: Row = {
    pack: pack.name,
    register: { id: register.name, words: register.text },
    cadence: { id: cadence.name, words: cadence.text },
    spans: [],
    more: false,
  };
  let after: string | undefined;
  for (let walked = 0; walked < MOST; walked += PAGE) {
    const asked = { limit: PAGE, ...(area && { area }), ...(after && { after }) };
    const page = await walk(engine, kept, viewer, asked);
    const ids = page.entries.map(({ stream }) => stream);
    const world = await worldOfEntries(engine, kept, ids, now);
    for (const { span } of await debtsOf(engine, kept, page.entries, world)) {
      add(row, spanView(span), instant(spanEnd(span, world.calendar(null))));
    }
    if (page.next === null) return row;
    after = page.next;
  }
  row.more = true;
  return row;
}

function add(row: Row, span: Row["spans"][number]["span"], due: string): void {
  const known = row.spans.find((each) => each.span.name === span.name);
  if (known !== undefined) known.owed += 1;
  else row.spans.push({ span, due, owed: 1 });
}
