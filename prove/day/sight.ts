import { randomUUID } from "node:crypto";
import type { CasePage } from "@xinlian/wire";
import { PHONE } from "./calls.ts";
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
    // Of those too who are complained of themselves.
    const named = cases.some((one) => one.barred.people.includes(worker.id));
    if (WIDE.has(worker.role) && wide.has(worker.role) && !named) continue;
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
      if (PHONE.test(answer.body)) leaked.push(`${worker.role} ${one.stream} shows a phone`);
      if ((answer.statusCode === 200) !== sees(one))
        (sees(one) ? hidden : leaked).push(`${worker.role} ${one.stream} ${answer.statusCode}`);
    }
    const more = await opened(worker, cases, chance);
    looked += more.looked;
    leaked.push(...more.leaked);
    hidden.push(...more.hidden);
  }
  return { looked, leaked, hidden };
}

/** Sealed callers and attachments of a few cases, those that somebody may not see among them. */
async function opened(
  worker: Worker,
  cases: readonly Told[],
  chance: Chance,
): Promise<{ readonly looked: number; readonly leaked: string[]; readonly hidden: string[] }> {
  const leaked: string[] = [];
  const hidden: string[] = [];
  const hold = (got: boolean, may: boolean, what: string) => {
    if (got !== may) (may ? hidden : leaked).push(`${worker.role} ${worker.unit} ${what}`);
  };
  const orders = cases.filter((one) => one.type === "order");
  const own = orders.filter((one) => one.lead === worker.unit);
  const kinds = [
    own,
    own.filter((one) => one.fields.secret === true),
    orders.filter((one) => one.fields.secret === true),
    orders.filter((one) => one.fields.unsafe === true),
    orders.filter((one) => one.barred.units.length + one.barred.people.length > 0),
    orders.filter((one) => one.seals.has("caller")),
  ].filter((some) => some.length > 0);
  const picked = kinds.flatMap((kind) => [chance.of(kind), chance.of(kind)]);
  for (const some of picked) {
    const answer = await worker.at.post(
      `/api/cases/${some.stream}/look`,
      { fields: ["caller"], why: "核实" },
      { "idempotency-key": randomUUID() },
    );
    hold(
      answer.statusCode === 200,
      mayLook(worker, some),
      `looked at ${some.stream}: ${answer.statusCode}`,
    );
  }
  const shown = orders.filter(({ fields }) => photosOf(fields).length > 0);
  for (let i = 0; i < Math.min(6, shown.length); i += 1) {
    const one = chance.of(i % 2 === 0 ? shown : shown.filter((some) => !maySee(worker, some)));
    if (one === undefined) continue;
    const [photo] = photosOf(one.fields);
    const answer = await worker.at.get(`/api/files/${photo?.id}?case=${one.stream}`);
    hold(answer.statusCode === 200, maySee(worker, one), `opened the photo of ${one.stream}`);
  }
  return { looked: picked.length + Math.min(6, shown.length), leaked, hidden };
}

function photosOf(fields: Told["fields"]): readonly { readonly id: string }[] {
  return (fields.photos ?? []) as readonly { readonly id: string }[];
}

/** The caller of an order: of a confidential one the relay alone, of others those who have to do with it. */
function mayLook(worker: Worker, one: Told): boolean {
  if (!maySee(worker, one) || !one.seals.has("caller")) return false;
  if (worker.role === "relay") return true;
  if (one.fields.secret === true) return false;
  if (worker.role === "handler") return one.lead === worker.unit;
  if (worker.role === "caller_back") return one.fields.unsafe !== true;
  return ["call_taker", "dispatcher"].includes(worker.role);
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
    if (PHONE.test(answer.body)) throw new Error(`a list shows a phone to ${worker.role}`);
    const page = answer.json<CasePage>();
    for (const row of page.rows) shown.add(row.id);
    after = page.next;
  }
  return shown;
}
