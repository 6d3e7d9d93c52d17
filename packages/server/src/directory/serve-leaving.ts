import type { Person, Post } from "@xinlian/kernel";
import type { OfficeChange } from "@xinlian/ledger";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { PersonCaller } from "../http/caller.ts";
import type { Serving } from "../http/serve.ts";
import { countNaming } from "../register/pledges.ts";
import { changeFrame } from "./change-frame.ts";
import { personView } from "./views.ts";

/** Entries that a refusal names; the rest are under the person. */
const NAMED = 5;

/** A person's name or unit is put right; somebody leaves. Cases stay with their units. */
export function serveLeaving(serving: Serving, house: House): void {
  const city = () => house.keeper.now;

  serving.on("changePerson", async ({ params, body, caller, at }) => {
    const known = personOf(house, params.id);
    const { directory } = city();
    if (directory.unit(body.unit) === undefined) {
      const values = { field: "unit", value: body.unit, allowed: "GET /api/units" };
      throw refusal("request-choice", values, "unit");
    }
    const person: Person = { ...known, ...body };
    const changes: OfficeChange[] = [{ kind: "person-set", person }];
    await changeFrame(house, caller as PersonCaller, at, changes, { ...params, ...body }, null);
    return personView(city().directory.person(params.id) ?? person, city());
  });

  serving.on("leave", async ({ params, body, caller, at }) => {
    const person = personOf(house, params.id);
    const pledged = body.pledged === true ? null : await pledgesOf(house, person.id);
    if (pledged !== null) {
      const { count, entries } = pledged;
      throw refusal("duty-person-pledged", { person: person.name, count, entries }, "pledged");
    }
    const posts = city().directory.posts(params.id);
    const orphaned = posts.filter((post) => !others(house, post));
    if (orphaned.length > 0 && body.anyway !== true) {
      const roles = orphaned.map((post) => roleName(house, post)).join("、");
      throw refusal("duty-role-orphaned", { person: person.name, roles }, "anyway");
    }
    if (params.id === (caller as PersonCaller).id) throw refusal("duty-leave-self");
    const changes: OfficeChange[] = [
      ...posts.map((post): OfficeChange => ({ kind: "post-ended", post })),
      { kind: "person-set", person: { ...person, left: true } },
    ];
    await changeFrame(house, caller as PersonCaller, at, changes, { ...params, ...body }, null);
    await house.ledger.accounts.close(params.id);
    return personView(city().directory.person(params.id) ?? person, city());
  });
}

/** How many entries of registers name somebody, and the first of them; null when none does. */
async function pledgesOf(
  { ledger }: House,
  person: string,
): Promise<{ readonly count: number; readonly entries: string } | null> {
  return ledger.view({ kind: "engine" }, async (sql) => {
    const count = await countNaming(sql, ledger.city, person);
    if (count === 0) return null;
    const rows = await sql.query<{ title: string }>(
      `SELECT e.title FROM ledger.entry_person p
        CROSS JOIN LATERAL (SELECT r.title FROM ledger.entry_row r
                             WHERE r.city = $1 AND r.stream = p.entry OFFSET 0) e
        WHERE p.city = $1 AND p.person = $2 ORDER BY p.pack, p.register, p.entry LIMIT ${NAMED}`,
      [ledger.city, person],
    );
    const titles = rows.map(({ title }) => title).join("、");
    return { count, entries: count > NAMED ? `${titles}……` : titles };
  });
}

function personOf(house: House, id: string): Person {
  const known = house.keeper.now.directory.person(id);
  if (known === undefined) throw refusal("request-not-found");
  return known;
}

/** Whether somebody else fills this role there. */
function others({ keeper }: House, { pack, role, unit, person }: Post): boolean {
  return keeper.now.directory.holders(pack, role, unit).some(({ id }) => id !== person);
}

function roleName({ keeper }: House, { pack, role, unit }: Post): string {
  const { packs, directory } = keeper.now;
  const words = packs.get(pack)?.roles[role]?.text.zh ?? role;
  return `${directory.unit(unit)?.text.zh ?? unit} ${words}`;
}
