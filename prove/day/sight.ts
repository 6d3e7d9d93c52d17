import { randomUUID } from "node:crypto";
import type { CasePage } from "@xinlian/wire";
import type { Worker } from "./cast.ts";
import type { Chance } from "./chance.ts";
import type { Told } from "./replay.ts";

/** Roles that see every case of the city; all others only what their unit leads. */
const WIDE = new Set([
  "call_taker",
  "dispatcher",
  "reviewer",
  "caller_back",
  "supervisor",
  "relay",
  "leader",
]);

export interface Sight {
  readonly looked: number;
  /** Cases that somebody was shown, or shown a sealed part of, and should not have been. */
  readonly leaked: readonly string[];
  /** Cases that somebody should have been shown and was not. */
  readonly hidden: readonly string[];
}

/** Holds what each person is given, by list and by address, against the plain rule over what the events tell. */
export async function sightOf(
  workers: readonly Worker[],
  cases: readonly Told[],
  chance: Chance,
): Promise<Sight> {
  const leaked: string[] = [];
  const hidden: string[] = [];
  let looked = 0;
  const wide = new Set<string>();
  for (const worker of workers) {
    const sees = (one: Told) => maySee(worker, one);
    // Of those who see everything one of each role is asked; every handler is.
    if (WIDE.has(worker.role) && wide.has(worker.role)) continue;
    wide.add(worker.role);
    const shown = await listed(worker);
    looked += shown.size;
    for (const one of cases) {
      if (shown.has(one.stream) && !sees(one)) leaked.push(`${worker.role} ${one.stream}`);
      if (!shown.has(one.stream) && sees(one)) hidden.push(`${worker.role} ${one.stream}`);
    }
    for (let i = 0; i < 20; i += 1) {
      const one = chance.of(cases);
      const answer = await worker.at.get(`/api/cases/${one.stream}`);
      looked += 1;
      if ((answer.statusCode === 200) !== sees(one))
        (sees(one) ? hidden : leaked).push(`${worker.role} ${one.stream} ${answer.statusCode}`);
    }
    leaked.push(...(await looks(worker, cases, chance)));
  }
  return { looked, leaked, hidden };
}

/** Nobody of a unit gets at the caller of a confidential order. */
async function looks(
  worker: Worker,
  cases: readonly Told[],
  chance: Chance,
): Promise<readonly string[]> {
  const secret = cases.filter(
    (one) => one.type === "order" && one.fields.secret === true && maySee(worker, one),
  );
  const through: string[] = [];
  for (let i = 0; i < Math.min(5, secret.length); i += 1) {
    const one = chance.of(secret);
    const answer = await worker.at.post(
      `/api/cases/${one.stream}/look`,
      { fields: ["caller"], why: "核实" },
      { "idempotency-key": randomUUID() },
    );
    const may = worker.role === "relay" && one.seals.has("caller");
    if ((answer.statusCode === 200) !== may)
      through.push(`${worker.role} looked at ${one.stream}: ${answer.statusCode}`);
  }
  return through;
}

function maySee({ id, role, unit }: Worker, one: Told): boolean {
  if (one.barred.people.includes(id) || one.barred.units.includes(unit)) return false;
  return WIDE.has(role) || one.lead === unit;
}

async function listed(worker: Worker): Promise<ReadonlySet<string>> {
  const shown = new Set<string>();
  let after: string | null = "";
  while (after !== null) {
    const query: string = after === "" ? "" : `&after=${encodeURIComponent(after)}`;
    const answer = await worker.at.get(`/api/cases?pack=hotline&sort=opened&limit=200${query}`);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    const page = answer.json<CasePage>();
    for (const row of page.rows) shown.add(row.id);
    after = page.next;
  }
  return shown;
}
