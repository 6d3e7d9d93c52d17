import { type FieldValues, type Moment, mayEnter, titleField, upperField } from "@xinlian/kernel";
import type { RegisterView } from "@xinlian/wire";
import { meOf } from "../case/read-case.ts";
import { topicRegisters } from "../directory/topics.ts";
import { principalOf } from "../engine/principal.ts";
import { granted, refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Caller, Circumstance, PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { countByArea } from "./areas.ts";
import { casesOf } from "./cases.ts";
import { askedAsOf, exportEntries } from "./export.ts";
import { entryForm } from "./form-view.ts";
import { importEntries } from "./import.ts";
import { countStanding, listEntries } from "./list.ts";
import { entryRows, type Kept, keptRegister, viewEntry } from "./read.ts";
import { type EntryAsking, takeEntry } from "./take.ts";

/** Registers of packs and their entries: one set of routes for every pack. */
export function serveRegisters(serving: Serving, house: House): void {
  const { engine } = house;

  serving.on("registers", async ({ params, caller, at }) => {
    const pack = engine.city.packs.get(params.pack);
    if (pack === undefined || !holdsPost(caller, pack.name)) throw refusal("request-not-found");
    const standing = await engine.ledger.view((caller as PersonCaller).viewer, (sql) =>
      countStanding(sql, engine.city, pack),
    );
    const world = engine.world(pack, at.now as Moment);
    const rows = Object.values(pack.registers).map(
      (register): RegisterView => ({
        pack: pack.name,
        name: register.name,
        words: register.text,
        form: entryForm(register, pack, null),
        key: [...register.key],
        title: titleField(register)?.name ?? null,
        upper: upperField(register)?.name ?? null,
        answers: register.answers !== undefined,
        topics: topicRegisters(pack).includes(register.name),
        cadences: Object.values(register.cadences).map(({ name, text }) => ({
          id: name,
          words: text,
        })),
        mayEnter: mayEnter(register, world, meOf(caller, engine)),
        standing: standing.get(register.name) ?? 0,
      }),
    );
    return { rows };
  });

  serving.on("entries", async ({ params, query, caller, at }) => {
    const kept = sighted(params, caller);
    const { after, limit = 50, ...filter } = query;
    const page = await engine.ledger.view((caller as PersonCaller).viewer, (sql) =>
      listEntries(sql, engine.city, kept.pack, kept.register, filter, {
        limit,
        ...(after !== undefined && { after }),
      }),
    );
    const as = askedAsOf(filter);
    return { rows: await entryRows(engine, kept, page.ids, at.now as Moment, as), next: page.next };
  });

  serving.on("entryAreas", async ({ params, query, caller }) => {
    const kept = sighted(params, caller);
    const under = query.under ?? engine.city.areas.root.code;
    if (engine.city.areas.get(under) === undefined) throw refusal("request-not-found");
    return engine.ledger.view((caller as PersonCaller).viewer, (sql) =>
      countByArea(sql, engine.city, kept.pack, kept.register, under),
    );
  });

  serving.on("exportEntries", async ({ params, query, caller, at, reply }) => {
    const kept = sighted(params, caller);
    await exportEntries(kept, query, caller as PersonCaller, house, at, reply);
    return undefined;
  });

  serving.on("entry", async ({ params, caller, at, reply }) => {
    const view = await viewed(params, params.id, caller, at);
    reply.header("etag", view.etag);
    return view;
  });

  serving.on("entryCases", async ({ params, query, caller }) => {
    const kept = sighted(params, caller);
    const { viewer } = caller as PersonCaller;
    return casesOf(engine, kept, params.id.toLowerCase(), viewer, query.after?.toLowerCase());
  });

  serving.on("enterEntry", ({ params, body, caller, at }) =>
    taken(params, { do: "enter", form: body.form as FieldValues }, caller, at),
  );

  serving.on("changeEntry", ({ params, body, caller, at }) => {
    const stream = params.id.toLowerCase();
    return taken(params, { do: "change", stream, form: body.form as FieldValues }, caller, at);
  });

  serving.on("endEntry", ({ params, body, caller, at }) => {
    const stream = params.id.toLowerCase();
    return taken(params, { do: "end", stream, why: body.why }, caller, at);
  });

  serving.on("importEntries", async ({ params, query, caller, request, at }) => {
    const kept = sighted(params, caller);
    return importEntries(kept, query.dry ?? true, caller as PersonCaller, house, request, at);
  });

  type Params = { readonly pack: string; readonly register: string };

  /** Staff of the pack read its registers; to others they are not there. */
  function sighted(params: Params, caller: Caller): Kept {
    const kept = keptRegister(engine, params.pack, params.register);
    if (!holdsPost(caller, kept.pack.name)) throw refusal("request-not-found");
    return kept;
  }

  async function viewed(params: Params, id: string, caller: Caller, at: Circumstance) {
    const { viewer } = caller as PersonCaller;
    const me = meOf(caller, engine);
    const kept = sighted(params, caller);
    return viewEntry(engine, kept, id.toLowerCase(), viewer, me, at.now as Moment);
  }

  async function taken(params: Params, asking: EntryAsking, caller: Caller, at: Circumstance) {
    const kept = sighted(params, caller);
    const done = granted(
      await takeEntry(engine, {
        ...kept,
        asking,
        me: meOf(caller, engine),
        principal: principalOf(caller),
        key: at.key,
        match: asking.do === "enter" ? null : at.match,
        mustMatch: asking.do !== "enter",
        now: at.now as Moment,
      }),
    );
    return viewed(params, done.stream, caller, at);
  }
}

/** A post of the pack, or one that looks into every pack. */
function holdsPost(caller: Caller, pack: string): boolean {
  if (caller.kind !== "person") return false;
  return caller.posts.some(
    (post) => post.pack === pack || (post.pack === "*" && post.role === "auditor"),
  );
}
