import { randomUUID } from "node:crypto";
import type { Browser, Town } from "../../packages/server/test/town.ts";

/** Somebody at work, signed in. */
export interface Worker {
  readonly id: string;
  readonly role: string;
  readonly unit: string;
  readonly at: Browser;
}

const CENTRE = "511100-service";
/** Role → how many of sixty. Handlers are spread over the units that the calls go to. */
const SHARES: Readonly<Record<string, number>> = {
  call_taker: 12,
  dispatcher: 6,
  reviewer: 4,
  caller_back: 6,
  supervisor: 2,
  relay: 1,
  leader: 1,
};

/** Sets people to work through the directory, as an administrator does. @param people of all roles together */
export async function cast(
  town: Town,
  people: number,
  units: readonly string[],
): Promise<readonly Worker[]> {
  const admin = await town.staff("guanli");
  const made: Worker[] = [];
  const enter = async (role: string, unit: string) => {
    const name = `${role} ${made.length + 1}`;
    const added = await admin.post("/api/people", { name, unit }, key());
    if (added.statusCode !== 201) throw new Error(added.body);
    const id: string = added.json().person.id;
    const post = { person: id, pack: "hotline", role, unit };
    const given = await admin.post("/api/posts", post, key());
    if (given.statusCode !== 201) throw new Error(given.body);
    const at = town.stranger();
    at.address = `10.0.0.${made.length + 1}`;
    made.push({ id, role, unit, at });
  };
  for (const [role, share] of Object.entries(SHARES)) {
    const count = Math.max(1, Math.round((share * people) / 60));
    for (let i = 0; i < count; i += 1) await enter(role, CENTRE);
  }
  for (let i = 0; made.length < people || i < units.length; i += 1) {
    await enter("handler", units[i % units.length] as string);
  }
  for (const worker of made) await signIn(town, worker);
  return made;
}

/** A session ends after its time; the shift goes on with a new one. */
export async function signIn(town: Town, worker: Worker): Promise<void> {
  const begun = await town.house.sessions.begin(worker.id, town.house.now());
  worker.at.cookie = `xl_session=${begun.token}`;
}

const key = () => ({ "idempotency-key": randomUUID() });
