import { randomUUID } from "node:crypto";
import { jpegWithPlace } from "../../packages/server/test/file-samples.ts";
import type { Town } from "../../packages/server/test/town.ts";
import type { Worker } from "./cast.ts";
import type { Chance } from "./chance.ts";
import type { Tally } from "./tally.ts";

/** What callers may call about: leaves of the city's topics. */
export interface Matter {
  readonly id: string;
  readonly name: string;
}

/** What a call may name. */
export interface Subjects {
  readonly matters: readonly Matter[];
  readonly units: readonly string[];
  /** Officers who may be complained of. */
  readonly officers: readonly string[];
  /** An answer of the knowledge base. */
  readonly article: string;
}

/** Phones of this campaign; nowhere may one be read in a list or a case. */
export const PHONE = /13[89]000\d{5}/;

const KINDS = ["consult", "help", "suggestion", "complaint", "report"] as const;
const AREAS = ["511102", "511102006", "511112", "511123", "511132", "511181", "511111"] as const;

/** Calls that come in one after the other, each with one to three matters; some are settled at once, some are silent. */
export async function takeCall(
  town: Town,
  taker: Worker,
  { matters, units, officers, article }: Subjects,
  chance: Chance,
  tally: Tally,
): Promise<void> {
  const phone = `139000${String(chance.under(2_000)).padStart(5, "0")}`;
  const silent = chance.happens(0.03);
  const caller = { phone, ...(chance.happens(0.6) && { name: "来电人" }) };
  const call = await open(taker, "call", "take", {
    channel: "call",
    ...(!silent && { caller }),
    waited: chance.under(20),
  });
  tally.count("calls", call.statusCode);
  if (call.statusCode !== 201) return;
  const parent = call.json().case;
  const several = silent ? 0 : chance.happens(0.12) ? 2 + chance.under(2) : 1;
  for (let i = 0; i < several; i += 1) {
    const matter = chance.of(matters);
    const kind = chance.of(KINDS);
    const photos = chance.happens(0.06) ? [await photo(taker, tally)] : [];
    const form = {
      what: `${matter.name}，来电人说已经${1 + chance.under(9)}天，请派人看看。`,
      kind,
      channel: "call",
      topic: matter.id,
      place: { area: chance.of(AREAS) },
      caller,
      ...(chance.happens(0.06) && { secret: true }),
      ...(chance.happens(0.02) && { unsafe: true }),
      ...(chance.happens(0.05) && { urgent: true }),
      ...(chance.happens(0.06) && { against: [chance.of(units)] }),
      ...(chance.happens(0.04) && { accused: [chance.of(officers)] }),
      ...(photos.length > 0 && { photos }),
      ...(chance.happens(0.55) && { lead: chance.of(units) }),
    };
    const made = await open(taker, "order", "register", form, parent.id);
    tally.count("matters", made.statusCode);
    if (made.statusCode !== 201) continue;
    const view = made.json().case;
    if (view.state.id !== "registered") continue;
    const settled = chance.happens(0.12)
      ? ([
          "answer_now",
          { answer: "按规定当场答复。", ...(chance.happens(0.5) && { article }) },
        ] as const)
      : chance.happens(0.05)
        ? (["direct", { guide: "court", answer: "请到有管辖权的法院立案。" }] as const)
        : chance.happens(0.03)
          ? (["transfer", { line: "l110", taken_by: "110 接警员", taken_at: at(town) }] as const)
          : null;
    if (settled === null) continue;
    const [action, values] = settled;
    const done = await taker.at.post(
      `/api/cases/${view.id}/actions/${action}`,
      { form: values },
      { "if-match": view.etag, "idempotency-key": randomUUID() },
    );
    tally.count(action, done.statusCode);
  }
  // Now and then nobody hangs up; the clock does it a day later.
  if (chance.happens(0.02)) return;
  // Every matter that hangs on the call has moved it on.
  const now = await taker.at.get(`/api/cases/${parent.id}`);
  const end = await taker.at.post(
    `/api/cases/${parent.id}/actions/hang_up`,
    { form: silent ? { silent: true } : {} },
    { "if-match": String(now.headers.etag), "idempotency-key": randomUUID() },
  );
  tally.count("hang_up", end.statusCode);
}

/** A citizen who reports by the web instead. */
export async function report(town: Town, chance: Chance, tally: Tally): Promise<void> {
  const made = await town.stranger().post(
    "/api/cases",
    {
      pack: "hotline",
      type: "order",
      action: "report",
      form: {
        what: "小区门口的路面坏了，请来修。",
        place: { area: chance.of(AREAS) },
        caller: { phone: `138000${String(chance.under(2_000)).padStart(5, "0")}` },
        kind: chance.of(KINDS),
        ...(chance.happens(0.1) && { secret: true }),
      },
    },
    { "idempotency-key": randomUUID() },
  );
  tally.count("report", made.statusCode);
}

/** A photo, sent in ahead of the form that names it. */
async function photo(taker: Worker, tally: Tally): Promise<object> {
  const sent = await taker.at.send("POST", "/api/files?name=photo.jpg", jpegWithPlace(), {
    "content-type": "application/octet-stream",
  });
  tally.count("photo", sent.statusCode);
  return sent.json();
}

function open(taker: Worker, type: string, action: string, form: object, parent?: string) {
  return taker.at.post(
    "/api/cases",
    { pack: "hotline", type, action, form, ...(parent !== undefined && { parent }) },
    { "idempotency-key": randomUUID() },
  );
}

function at(town: Town): string {
  return new Date(town.house.now()).toISOString();
}
