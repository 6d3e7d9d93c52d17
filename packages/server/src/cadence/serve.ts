import {
  dayOf,
  type FieldValues,
  type Me,
  type Moment,
  type Owed,
  owedNow,
  previewOwed,
} from "@xinlian/kernel";
import { caseView } from "../case/case-view.ts";
import { meOf, viewCase } from "../case/read-case.ts";
import { titleOfCase } from "../case/title.ts";
import { principalOf } from "../engine/principal.ts";
import { granted, refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Caller, PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { countOwed, countRows } from "./count.ts";
import { type CadenceKept, worldOfEntries } from "./debts.ts";
import { areaOwed, cadencesOf, mineOwed } from "./list.ts";
import { owedRow } from "./owed-row.ts";
import { owedStream } from "./owed-stream.ts";
import { streamsTaken } from "./taken.ts";

/** Rows of one person that are shown at once; who owes more works them off from the top. */
const MINE = 200;

/** What falls due by cadences: listed without being written, done by whoever may. */
export function serveOwed(serving: Serving, house: House): void {
  const { engine } = house;

  serving.on("owed", async ({ query, caller, at }) => {
    const { mine = true, limit = 50, pack, register, cadence, area, after } = query;
    const all = readable(caller).filter(
      (kept) =>
        (pack === undefined || kept.pack.name === pack) &&
        (register === undefined || kept.register.name === register) &&
        (cadence === undefined || kept.cadence.name === cadence),
    );
    const now = at.now as Moment;
    const { viewer } = caller as PersonCaller;
    const me = meOf(caller, engine);
    if (mine) {
      const rows = await mineOwed(engine, all, me, viewer, now);
      return { rows: rows.slice(0, MINE), next: null };
    }
    const [kept] = all;
    if (kept === undefined || all.length > 1) {
      const allowed = readable(caller)
        .map((each) => `${each.pack.name}/${each.register.name}/${each.cadence.name}`)
        .join(", ");
      const value = [pack, register, cadence].filter(Boolean).join("/") || "–";
      throw refusal("request-choice", { field: "cadence", value, allowed }, "cadence");
    }
    const asked = { limit, ...(area && { area }), ...(after && { after }) };
    return areaOwed(engine, kept, viewer, me, asked, now);
  });

  serving.on("owedCounts", async ({ query, caller, at }) => {
    const { mine = true, pack, area } = query;
    const all = readable(caller).filter((kept) => pack === undefined || kept.pack.name === pack);
    const now = at.now as Moment;
    const { viewer } = caller as PersonCaller;
    if (mine) {
      return { rows: countRows(await mineOwed(engine, all, meOf(caller, engine), viewer, now)) };
    }
    const rows = [];
    for (const kept of all) rows.push(await countOwed(engine, kept, viewer, area, now));
    return { rows };
  });

  serving.on("owedOne", async ({ params, caller, at }) => {
    const { kept, owed } = await debtNamed(params, caller, at.now as Moment);
    const { pack, cadence } = kept;
    const node = pack.cases[cadence.type];
    if (node === undefined) throw refusal("request-not-found");
    const seen = await worldOfEntries(engine, kept, [owed.entry], at.now as Moment);
    const taken = await engine.ledger.cases(
      { kind: "engine" },
      await streamsTaken(engine.ledger, owed),
    );
    const world = {
      ...seen,
      number: () => "",
      cases: new Map(taken.map((state) => [state.stream, state])),
    };
    const begun = granted(previewOwed(owed, owedStream(engine.city.code, owed), world));
    const state = { ...begun, number: null };
    const entry = world.entries?.get(owed.entry);
    const span = entry && owedNow(entry, cadence, world);
    if (entry === undefined || span === undefined) throw refusal("request-not-found");
    const me = meOf(caller, engine);
    const row = owedRow({ entry, span, owed, state, node }, kept, world, engine.city, me);
    const view = caseView({
      state,
      node,
      pack,
      city: engine.city,
      world,
      me,
      events: [],
      title: titleOfCase("", node, row.entry.title.zh),
      visible: new Set(),
      receiptHeld: false,
    });
    return { row, case: view };
  });

  serving.on("meet", async ({ params, body, caller, at, reply }) => {
    const { kept, owed } = await debtNamed(params, caller, at.now as Moment);
    const asked: Owed = { ...owed, span: body.span };
    const done = granted(
      await engine.take({
        order: {
          do: "meet",
          owed: asked,
          stream: owedStream(engine.city.code, asked),
          action: params.action,
          form: body.form as FieldValues,
        },
        pack: kept.pack,
        me: meOf(caller, engine) as Me,
        principal: principalOf(caller as PersonCaller),
        key: at.key,
        match: null,
        now: at.now as Moment,
      }),
    );
    const view = await viewCase(engine, caller, done.stream, at.now as Moment);
    reply.header("etag", view.etag);
    return { case: view, changed: done.changed };
  });

  /** Cadences of the packs in which the caller works. */
  function readable(caller: Caller): readonly CadenceKept[] {
    const posts = caller.kind === "person" ? caller.posts : [];
    const auditor = posts.some(({ pack, role }) => pack === "*" && role === "auditor");
    const own = new Set(posts.map(({ pack }) => pack));
    const packs = [...engine.city.packs.keys()].filter((name) => auditor || own.has(name));
    return cadencesOf(engine, new Set(packs));
  }

  /** The cadence and the stretch that runs for an entry which the caller sees. */
  async function debtNamed(
    params: { readonly entry: string; readonly cadence: string },
    caller: Caller,
    now: Moment,
  ): Promise<{ readonly kept: CadenceKept; readonly owed: Owed }> {
    const id = params.entry.toLowerCase();
    const [row] = await engine.ledger.view((caller as PersonCaller).viewer, (sql) =>
      sql.query<{ pack: string; register: string }>(
        "SELECT pack, register FROM ledger.entry_row WHERE city = $1 AND stream = $2",
        [engine.city.code, id],
      ),
    );
    const kept = readable(caller).find(
      (each) =>
        each.pack.name === row?.pack &&
        each.register.name === row.register &&
        each.cadence.name === params.cadence,
    );
    if (kept === undefined) throw refusal("request-not-found");
    const world = await worldOfEntries(engine, kept, [id], now);
    const entry = world.entries?.get(id);
    const span = entry && owedNow(entry, kept.cadence, world);
    return {
      kept,
      owed: {
        register: kept.register.name,
        cadence: kept.cadence.name,
        entry: id,
        // What is owed no more is told by the kernel, by the day it is asked for.
        span: span?.name ?? dayOf(now, engine.city.calendar(null)),
      },
    };
  }
}
