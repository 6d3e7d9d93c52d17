import {
  type CaseNode,
  type FieldValues,
  type Me,
  type Moment,
  openings,
  openingsFor,
  type Pack,
  type Result,
} from "@xinlian/kernel";
import { type CityNow, packOf } from "../engine/city-now.ts";
import { principalOf } from "../engine/principal.ts";
import { receiptHash, receiptSecret } from "../engine/receipt.ts";
import { granted, Refusal, refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Caller, CitizenCaller, PersonCaller } from "../http/caller.ts";
import { Ration } from "../http/ration.ts";
import type { Serving } from "../http/serve.ts";
import { nearer } from "../place/nearer.ts";
import { citizenOf } from "../session/callers.ts";
import { formCells } from "./form-cells.ts";
import { formOf } from "./form-view.ts";
import { look } from "./look.ts";
import { meOf, readCase, viewCase } from "./read-case.ts";
import { serveLists } from "./serve-lists.ts";
import { entriesOfStory, storyOf } from "./story-view.ts";

/** Cases that people without a session may open from one address; those who work here are not counted. */
const STRANGERS_A_MINUTE = 600;

/** The generic routes of cases: one set for every pack. */
export function serveCases(serving: Serving, house: House): void {
  const { engine } = house;
  serveLists(serving, house);

  serving.on("caseForm", async ({ params, caller, at }) => {
    const pack = engine.city.packs.get(params.pack);
    const node = pack?.cases[params.type];
    if (pack === undefined || node === undefined) throw refusal("request-not-found");
    const sight = { world: engine.world(pack, at.now as Moment), me: meOf(caller, engine) };
    const may = openingsFor(node, sight.world, sight.me);
    const action = may.find((each) => each.name === params.action);
    if (action === undefined) throw refusal("request-not-found");
    return {
      name: action.name,
      words: action.text,
      type: node.text,
      form: formOf(action, node, pack, engine.city, null, sight),
      ...formCells(action, pack, engine.city, null),
    };
  });

  const strangers = new Ration(STRANGERS_A_MINUTE);
  serving.on("openCase", async ({ body, caller, at, request }) => {
    if (caller.kind !== "person") {
      const seconds = strangers.take(request.ip, Date.now());
      if (seconds !== null) throw refusal("request-often", { seconds });
    }
    const pack = packNamed(house, body.pack);
    const node = pack.cases[body.type];
    if (node === undefined || !openings(node).some((action) => action.name === body.action)) {
      throw refusal("request-not-found");
    }
    if (caller.kind === "feed" && !caller.packs.includes(pack.name))
      throw refusal("request-forbidden");
    const known = caller.kind === "person" || caller.kind === "feed";
    const parent = body.parent?.toLowerCase();
    if (parent !== undefined) await requireInSight(house, caller, parent);
    const secret = known ? null : receiptSecret(engine.ledger, at.key);
    const done = grantedThere(
      await engine.take({
        order: {
          do: "open",
          type: body.type,
          action: body.action,
          form: body.form as FieldValues,
          ...(parent !== undefined && { parent }),
        },
        pack,
        me: meOf(caller, engine),
        principal: principalOf(known ? caller : { kind: "nobody" }),
        key: at.key,
        match: null,
        now: at.now as Moment,
        ...(secret !== null && { receipt: receiptHash(secret) }),
      }),
      { form: body.form, node, city: engine.city },
    );
    const eyes = secret === null ? openerEyes(caller) : citizenOf(secret, false);
    return {
      case: await viewCase(engine, eyes, done.stream, at.now as Moment),
      changed: done.changed,
      ...(secret !== null && { secret }),
    };
  });

  serving.on("case", async ({ params, caller, at, reply }) => {
    const view = await viewCase(engine, caller, params.id, at.now as Moment);
    reply.header("etag", view.etag);
    return view;
  });

  serving.on("caseEvents", async ({ params, caller, at }) => {
    const read = await readCase(engine, caller, params.id, at.now as Moment);
    const { events, node, pack, world } = read;
    const entries = await entriesOfStory(engine.ledger, events, node);
    return { events: storyOf(events, node, pack, engine.city, world.cases, entries) };
  });

  serving.on("act", async ({ params, body, caller, at, reply }) => {
    const id = params.id.toLowerCase();
    const known = await stateOf(house, caller, id);
    const pack = packOf(engine.city, known.packHash);
    const done = grantedThere(
      await engine.take({
        order: { do: "act", stream: id, action: params.action, form: body.form as FieldValues },
        pack,
        me: meOf(caller, engine) as Me,
        principal: principalOf(caller as PersonCaller | CitizenCaller),
        key: at.key,
        match: at.match,
        mustMatch: true,
        now: at.now as Moment,
      }),
      { form: body.form, node: pack.cases[known.type], city: engine.city },
    );
    const view = await viewCase(engine, caller, id, at.now as Moment);
    reply.header("etag", view.etag);
    return { case: view, changed: done.changed };
  });

  serving.on("look", async ({ params, body, caller, at, reply }) => {
    const seen = await look(params.id.toLowerCase(), body, caller as PersonCaller, house, at);
    reply.header("etag", seen.etag);
    return seen;
  });
}

/** A feed reads back what it opened, and nothing else. */
function openerEyes(caller: Caller): Caller {
  return caller.kind === "feed" ? { ...caller, viewer: { kind: "engine" } } : caller;
}

/** Only what the opener sees can carry what he opens; strangers hang nothing anywhere. */
async function requireInSight(house: House, caller: Caller, parent: string): Promise<void> {
  const seen = caller.kind === "person" && (await house.ledger.cases(caller.viewer, [parent]))[0];
  if (!seen) throw refusal("case-unknown", { case: parent }, "parent");
}

/** The value; or the refusal, which names places near to one that does not exist. */
function grantedThere<T>(
  result: Result<T>,
  {
    form,
    node,
    city,
  }: { form: Readonly<Record<string, unknown>>; node: CaseNode | undefined; city: CityNow },
): T {
  if (result.ok || node === undefined) return granted(result);
  throw new Refusal(nearer(result.fault, form, node, city));
}

function packNamed({ engine }: House, name: string): Pack {
  const pack = engine.city.packs.get(name);
  if (pack === undefined) throw refusal("request-not-found");
  return pack;
}

async function stateOf({ engine }: House, caller: Caller, id: string) {
  const viewer = caller.kind === "nobody" ? ({ kind: "public" } as const) : caller.viewer;
  const [state] = await engine.ledger.cases(viewer, [id]);
  if (state === undefined) throw refusal("request-not-found");
  return state;
}
