import { type Layout, newlyPlaced, rowValues } from "@xinlian/kernel";
import type { House } from "../house.ts";

/** Rows filled in one statement. */
const PAGE = 500;

/**
 * Brings the rows of standing cases to the columns that the packs' desks ask for now. Open cases are filled before anything is served;
 * ended ones may follow (`fillEnded`).
 */
export async function settleRows({ ledger, keeper }: House): Promise<void> {
  const stored = new Map((await ledger.slots.layouts()).map((each) => [each.pack, each]));
  for (const [pack, layout] of keeper.now.layouts) {
    const before = stored.get(pack);
    const fresh = newlyPlaced(layout, before?.layout ?? {});
    if (before !== undefined && Object.keys(fresh).length === 0) continue;
    for (const [type] of Object.entries(fresh)) {
      await fillType(ledger, { pack, type, layout, ended: false });
    }
    const filling = merged(before?.filling ?? {}, fresh);
    await ledger.slots.putLayout({ pack, layout, filling });
  }
}

/** Fills what ended cases still lack; true when it found something to do. */
export async function fillEnded({ ledger, keeper }: House): Promise<boolean> {
  for (const { pack, filling } of await ledger.slots.layouts()) {
    const layout = keeper.now.layouts.get(pack);
    if (layout === undefined || Object.keys(filling).length === 0) continue;
    for (const type of Object.keys(filling)) {
      await fillType(ledger, { pack, type, layout, ended: true });
    }
    await ledger.slots.putLayout({ pack, layout, filling: {} });
    return true;
  }
  return false;
}

interface Fill {
  readonly pack: string;
  readonly type: string;
  readonly layout: Layout;
  readonly ended: boolean;
}

async function fillType(
  ledger: House["ledger"],
  { pack, type, layout, ended }: Fill,
): Promise<void> {
  const columns = layout[type];
  if (columns === undefined) return;
  let after: string | null = null;
  for (;;) {
    const states = await ledger.slots.states(pack, type, ended, after, PAGE);
    await ledger.slots.fill(
      states.map((state) => ({
        stream: state.stream,
        seq: state.seq,
        slots: rowValues(state, columns),
      })),
    );
    after = states.at(-1)?.stream ?? null;
    if (states.length < PAGE) return;
  }
}

type Words = Readonly<Record<string, readonly string[]>>;

function merged(left: Words, right: Words): Words {
  const types = new Set([...Object.keys(left), ...Object.keys(right)]);
  return Object.fromEntries(
    [...types].map((type) => [type, [...new Set([...(left[type] ?? []), ...(right[type] ?? [])])]]),
  );
}
