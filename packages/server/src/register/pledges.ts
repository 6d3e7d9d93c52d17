import {
  type EntryState,
  entryTitle,
  type FieldNode,
  type FieldValue,
  type Moment,
  type Pack,
  type RegisterNode,
} from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { HandedOver, Pledges } from "@xinlian/wire";
import { v5 } from "uuid";
import { meOf } from "../case/read-case.ts";
import type { Engine } from "../engine/engine.ts";
import { entriesOf } from "../engine/entries.ts";
import { principalOf } from "../engine/principal.ts";
import { refusal } from "../fault/refusal.ts";
import { sayWords } from "../fault/say.ts";
import type { House } from "../house.ts";
import type { PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { takeEntry } from "./take.ts";

/** Entries that are shown, or handed over, at once. */
const MOST = 1_000;
const NAMESPACE = "0b7a0c52-2f6e-4f0f-9a53-0c6f1f0d6a77";

/** Entries that name a person: looked at before he leaves, and handed to somebody else one by one, each on record. */
export function servePledges(serving: Serving, house: House): void {
  const { engine } = house;

  serving.on("pledges", async ({ params, caller }) => {
    const person = params.id.toLowerCase();
    const { viewer } = caller as PersonCaller;
    const [ids, total] = await engine.ledger.view(viewer, async (sql) => {
      const named = await entriesNaming(sql, engine.city.code, person, null);
      return [named.map(({ entry }) => entry), await countNaming(sql, engine.city.code, person)];
    });
    return { rows: await pledgeRows(engine, ids, person), total };
  });

  serving.on("handOver", async ({ params, body, caller, at }) => {
    const person = params.id.toLowerCase();
    const to = body.to.toLowerCase();
    const pack = engine.city.packs.get(body.pack);
    const heir = engine.city.directory.person(to);
    const { posts } = caller as PersonCaller;
    if (pack === undefined || !posts.some((post) => post.pack === pack.name)) {
      throw refusal("request-not-found");
    }
    if (heir === undefined || heir.left === true || to === person) {
      const values = { field: "to", value: body.to, allowed: "GET /api/people" };
      throw refusal("request-choice", values, "to");
    }
    const only = body.entries?.map((id) => id.toLowerCase()) ?? null;
    const { viewer } = caller as PersonCaller;
    const named = await engine.ledger.view(viewer, (sql) =>
      entriesNaming(sql, engine.city.code, person, pack.name),
    );
    const ids = named.map(({ entry }) => entry).filter((id) => only === null || only.includes(id));
    const entries = await entriesOf(engine.ledger, ids);
    const world = engine.world(pack, at.now as Moment, new Map(), entries);
    const told: HandedOver = { handed: 0, left: [] };
    for (const id of ids) {
      const entry = entries.get(id);
      const register = entry && pack.registers[entry.register];
      if (entry === undefined || register === undefined) continue;
      const done = await takeEntry(engine, {
        asking: { do: "change", stream: id, form: handed(entry, register, person, to) },
        pack,
        register,
        me: meOf(caller, engine),
        principal: principalOf(caller as PersonCaller),
        key: v5(`${at.key} ${id}`, NAMESPACE),
        match: entry.seq,
        now: at.now as Moment,
      });
      if (done.ok) told.handed += 1;
      else {
        const title = entryTitle(entry, register, world);
        told.left.push({ id, title, why: sayWords(done.fault) });
      }
    }
    return told;
  });
}

/** Fields that name the person, with the other one in his place. */
function handed(
  entry: EntryState,
  register: RegisterNode,
  person: string,
  to: string,
): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries(
    fieldsNaming(entry, register, person).map(({ name, many }) => {
      if (!many) return [name, to];
      const others = (entry.fields[name] as readonly string[]).filter((id) => id !== person);
      return [name, [...new Set([...others, to])]];
    }),
  );
}

function fieldsNaming(
  { fields }: EntryState,
  register: RegisterNode,
  person: string,
): readonly FieldNode[] {
  return Object.values(register.fields).filter(({ name, kind }) => {
    const value = fields[name];
    return (
      kind === "person" && (value === person || (Array.isArray(value) && value.includes(person)))
    );
  });
}

async function pledgeRows(
  engine: Engine,
  ids: readonly string[],
  person: string,
): Promise<Pledges["rows"]> {
  const entries = await entriesOf(engine.ledger, ids);
  return ids.flatMap((id) => {
    const entry = entries.get(id);
    const pack: Pack | undefined = entry && engine.city.packs.get(entry.pack);
    const register = entry && pack?.registers[entry.register];
    if (entry === undefined || pack === undefined || register === undefined) return [];
    const world = engine.world(pack, entry.changed, new Map(), entries);
    return [
      {
        pack: pack.name,
        register: { id: register.name, words: register.text },
        id,
        title: entryTitle(entry, register, world),
        fields: fieldsNaming(entry, register, person).map(({ text }) => text),
      },
    ];
  });
}

function entriesNaming(
  sql: Sql,
  city: string,
  person: string,
  pack: string | null,
): Promise<readonly { readonly entry: string }[]> {
  return sql.query<{ entry: string }>(
    `SELECT entry FROM ledger.entry_person
      WHERE city = $1 AND person = $2 AND ($3::text IS NULL OR pack = $3)
      ORDER BY pack, register, entry LIMIT ${MOST}`,
    [city, person, pack],
  );
}

/** Entries that stand and name a person, as the viewer sees them. */
export async function countNaming(sql: Sql, city: string, person: string): Promise<number> {
  const [row] = await sql.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM ledger.entry_person WHERE city = $1 AND person = $2",
    [city, person],
  );
  return row?.n ?? 0;
}
