import type { Duty, Moment, Pack, Person, Unit } from "@xinlian/kernel";
import { officeStream } from "@xinlian/ledger";
import type { PostBody } from "@xinlian/wire";
import { v7 } from "uuid";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { hashPassword, newPassword } from "../session/password.ts";
import { PLATFORM_ROLES } from "../session/platform.ts";
import { changeFrame } from "./change-frame.ts";
import { dutiesFor, inheritCases, openCasesOf } from "./heir.ts";
import { topicNamed, topicWordsOf } from "./topics.ts";
import { dutyView, personView, unitView } from "./views.ts";

/** Changes to the directory, by administrators; each is an event and is there for the next request. */
export function serveDirectoryChanges(serving: Serving, house: House): void {
  const city = () => house.keeper.now;

  serving.on("putUnit", async ({ body, caller, at }) => {
    needArea(house, body.area, "area");
    if (body.upper !== null) needUnit(house, body.upper, "upper");
    needNoCircle(house, body.id, body.upper);
    const { words, dissolved, heir, ...rest } = body;
    const unit: Unit = { ...rest, text: words, ...(dissolved === true && { dissolved }) };
    const who = caller as PersonCaller;
    const goes = dissolved === true && heir !== undefined;
    if (dissolved === true && heir === undefined) {
      const count = await openCasesOf(house, unit.id);
      if (count > 0) throw refusal("duty-unit-has-cases", { unit: words.zh, count }, "heir");
    }
    if (goes) needHeir(house, heir, unit.id);
    const why = `${words.zh}撤销`;
    // What is open goes first; then the unit is closed for new ones; then whatever came in between.
    if (goes) await inheritCases(house, unit.id, heir, why, who, at);
    const duties = goes ? dutiesFor(house, unit.id, heir) : [];
    await changeFrame(house, who, at, [{ kind: "unit-set", unit }, ...duties], body, null);
    if (goes) await inheritCases(house, unit.id, heir, why, who, at);
    return unitView(unit, city());
  });

  serving.on("addPerson", async ({ body, caller, at }) => {
    needUnit(house, body.unit, "unit");
    const login = body.account?.toLowerCase();
    // Named by the request's key: the same request again finds the person and the account that it made.
    const named = officeStream(
      city().areas.root.code,
      "person",
      `${(caller as PersonCaller).id} ${at.key}`,
    );
    const given: Person = { id: named, name: body.name, unit: body.unit };
    const holder = login === undefined ? null : await house.ledger.accounts.find(login);
    if (login !== undefined && holder !== null && holder.person !== given.id) {
      throw refusal("request-account-taken", { account: login }, "account");
    }
    const reply = await changeFrame(
      house,
      caller as PersonCaller,
      at,
      [{ kind: "person-set", person: given }],
      body,
      {
        id: given.id,
      },
    );
    // A repeated request tells no password again, unless the first one ended before it had made the account.
    const id = (reply as { id: string }).id;
    const person = city().directory.person(id) ?? given;
    if (login === undefined || holder !== null) {
      return { person: personView(person, city(), login ?? null), password: null };
    }
    const password = newPassword();
    await house.ledger.accounts.put({
      login,
      passwordHash: await hashPassword(password),
      person: id,
    });
    return { person: personView(person, city(), login), password };
  });

  for (const [route, kind] of [
    ["givePost", "post-given"],
    ["endPost", "post-ended"],
  ] as const) {
    serving.on(route, async ({ body, caller, at }) => {
      needPost(house, body);
      await changeFrame(house, caller as PersonCaller, at, [{ kind, post: body }], body, null);
      const person = city().directory.person(body.person);
      if (person === undefined) throw refusal("request-not-found", {}, "person");
      return personView(person, city());
    });
  }

  serving.on("addDuty", async ({ body, caller, at }) => {
    needUnit(house, body.unit, "unit");
    if (body.area !== null) needArea(house, body.area, "area");
    const pack = city().packs.get(body.pack);
    if (pack === undefined) throw unknown("pack", body.pack, [...city().packs.keys()]);
    const topic = body.topic === null ? null : await topicKey(house, pack, body.topic, at.now);
    const duty: Duty = { id: v7(), ...body, topic };
    const reply = await changeFrame(
      house,
      caller as PersonCaller,
      at,
      [{ kind: "duties-set", duties: [duty] }],
      body,
      {
        id: duty.id,
      },
    );
    const words = await topicWordsOf(house.engine, pack, [duty]);
    return dutyView({ ...duty, id: (reply as { id: string }).id }, city(), words);
  });

  serving.on("endDuty", async ({ params, caller, at }) => {
    await changeFrame(
      house,
      caller as PersonCaller,
      at,
      [{ kind: "duties-ended", ids: [params.id] }],
      params,
      null,
    );
    return undefined;
  });
}

/** A topic as duties name it. What the pack knows no topic by is kept as it is written: it may come later. */
async function topicKey(house: House, pack: Pack, topic: string, now: number): Promise<string> {
  const { topics } = await topicNamed(house.engine, pack, topic, now as Moment);
  return topics[0] ?? topic;
}

function needUnit(house: House, id: string, place: string): void {
  if (house.keeper.now.directory.unit(id) === undefined)
    throw unknown(place, id, ["GET /api/units"]);
}

/** A unit is not above itself, however many stand between: the city could not be read again. */
function needNoCircle(house: House, unit: string, upper: string | null): void {
  const way = [unit];
  for (let next = upper; next !== null; ) {
    way.push(next);
    if (next === unit) {
      throw refusal("duty-upper-circle", { unit, circle: way.join(" → ") }, "upper");
    }
    next = house.keeper.now.directory.unit(next)?.upper ?? null;
  }
}

function needHeir(house: House, heir: string, unit: string): void {
  const known = house.keeper.now.directory.unit(heir);
  if (known === undefined || known.dissolved === true || heir === unit)
    throw refusal("case-heir-unfit", { unit: known?.text.zh ?? heir }, "heir");
}

function needArea(house: House, code: string, place: string): void {
  if (house.keeper.now.areas.get(code) === undefined)
    throw unknown(place, code, ["GET /api/areas"]);
}

function needPost(house: House, post: PostBody): void {
  const { directory, packs } = house.keeper.now;
  needUnit(house, post.unit, "unit");
  if (directory.person(post.person) === undefined)
    throw unknown("person", post.person, ["GET /api/people"]);
  const roles =
    post.pack === "*"
      ? Object.keys(PLATFORM_ROLES)
      : Object.keys(packs.get(post.pack)?.roles ?? {});
  if (!roles.includes(post.role)) throw unknown("role", post.role, roles);
}

function unknown(field: string, value: string, allowed: readonly string[]) {
  return refusal("request-choice", { field, value, allowed: allowed.join(", ") }, field);
}
