import type { Duty, Person, Unit } from "@xinlian/kernel";
import { type OfficeChange, officeStream } from "@xinlian/ledger";
import type { PostBody } from "@xinlian/wire";
import { v7 } from "uuid";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Circumstance, PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { hashPassword, newPassword } from "../session/password.ts";
import { PLATFORM_ROLES } from "../session/platform.ts";
import { dutyView, personView, unitView } from "./views.ts";

/** Changes to the directory, by administrators; each is an event and is there for the next request. */
export function serveDirectoryChanges(serving: Serving, house: House): void {
  const city = () => house.keeper.now;

  serving.on("putUnit", async ({ body, caller, at }) => {
    needArea(house, body.area, "area");
    if (body.upper !== null) needUnit(house, body.upper, "upper");
    needNoCircle(house, body.id, body.upper);
    const { words, dissolved, ...rest } = body;
    const unit: Unit = { ...rest, text: words, ...(dissolved === true && { dissolved }) };
    await change(house, caller as PersonCaller, at, [{ kind: "unit-set", unit }], body, null);
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
    const reply = await change(
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
      await change(house, caller as PersonCaller, at, [{ kind, post: body }], body, null);
      const person = city().directory.person(body.person);
      if (person === undefined) throw refusal("request-not-found", {}, "person");
      return personView(person, city());
    });
  }

  serving.on("addDuty", async ({ body, caller, at }) => {
    needUnit(house, body.unit, "unit");
    if (body.area !== null) needArea(house, body.area, "area");
    if (!city().packs.has(body.pack)) throw unknown("pack", body.pack, [...city().packs.keys()]);
    const duty: Duty = { id: v7(), ...body };
    const reply = await change(
      house,
      caller as PersonCaller,
      at,
      [{ kind: "duties-set", duties: [duty] }],
      body,
      {
        id: duty.id,
      },
    );
    return dutyView({ ...duty, id: (reply as { id: string }).id }, city());
  });

  serving.on("endDuty", async ({ params, caller, at }) => {
    await change(
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

async function change(
  house: House,
  caller: PersonCaller,
  at: Circumstance,
  changes: readonly OfficeChange[],
  body: unknown,
  reply: unknown,
): Promise<unknown> {
  const appended = await house.ledger.change(
    {
      id: at.key,
      principal: { kind: "person", id: caller.id },
      actor: `person:${caller.id}`,
      bodyHash: house.ledger.mac("command", JSON.stringify(body)),
      at: at.now,
      reply,
    },
    changes,
  );
  switch (appended.outcome) {
    case "appended": {
      await house.keeper.reload();
      return appended.reply;
    }
    case "repeated":
      return appended.reply;
    case "mismatch":
      throw refusal("request-key-reused", { value: at.key }, "Idempotency-Key");
    case "forbidden":
      throw refusal("request-forbidden");
    case "conflict":
      throw refusal("request-contended");
  }
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
