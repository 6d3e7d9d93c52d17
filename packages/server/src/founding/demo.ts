import { createHash } from "node:crypto";
import {
  type CaseNode,
  type FieldValues,
  type Me,
  type Moment,
  openings,
  type Pack,
  type Result,
  sayFault,
  whoAnswers,
} from "@xinlian/kernel";
import type { Principal } from "@xinlian/ledger";
import type { Logger } from "pino";
import { v5, v7 } from "uuid";
import type { CityNow } from "../engine/city-now.ts";
import type { Done } from "../engine/engine.ts";
import { receiptHash, receiptSecret } from "../engine/receipt.ts";
import { CITIZEN, personMe } from "../engine/world.ts";
import type { House } from "../house.ts";
import { fireDue } from "../worker/clock-worker.ts";
import type { CityFiles } from "./city-files.ts";
import { type DemoCase, type DemoCases, type DemoStep, readDemoCases } from "./demo-cases.ts";
import { daysBefore, officeHoursAfter } from "./working-hours.ts";

const NAMESPACE = "0b8f2f6a-63c6-4a35-8f35-1f0d7b9c2ad1";

/** One step of one case on the time line of the demo. */
interface Beat {
  readonly at: Moment;
  readonly index: number;
  readonly one: DemoCase;
  /** null = the opening. */
  readonly step: DemoStep | null;
  readonly place: number;
}

/**
 * Lets the demo's cases come in: every one through the same intake as any other, under a clock that is moved along their past, so that
 * clocks warn and run out when they would have. Can be broken off and begun again: what was done is not done twice.
 */
export async function fillDemo(house: House, files: CityFiles, log: Logger): Promise<void> {
  const demo = readDemoCases(files);
  const city = house.keeper.now;
  const [first] = [...city.packs.values()];
  const pack = demo === null ? undefined : (city.packs.get(demo.pack) ?? first);
  const node = pack?.cases[demo?.type ?? ""];
  if (demo === null || pack === undefined || node === undefined) return;
  if (city.settings.get("*")?.filled === true) return;
  const beats = timeLine(demo, house.now() as Moment, city);
  const streams = new Map<number, string>();
  house.filling.of = beats.length;
  for (const beat of beats) {
    while ((await fireDue(house.engine, beat.at)) > 0);
    const done =
      beat.step === null
        ? await open(house, pack, node, beat)
        : await act(house, pack, demo, beat, beat.step, streams.get(beat.index));
    if (done === null)
      log.warn({ case: beat.index, step: beat.place }, "nobody takes this step of the demo");
    else if (!done.ok)
      log.warn(
        { case: beat.index, step: beat.place, why: sayFault(done.fault, "en") },
        "a step of the demo was refused",
      );
    else if (beat.step === null) streams.set(beat.index, done.value.stream);
    house.filling.done += 1;
  }
  await remember(house);
  log.info(`the demo's ${demo.cases.length} cases have come in`);
}

function timeLine(demo: DemoCases, now: Moment, city: CityNow): readonly Beat[] {
  const calendar = city.calendar(null);
  const beats: Beat[] = [];
  for (const [index, one] of demo.cases.entries()) {
    const opened = daysBefore(now, one.days, one.at, calendar);
    beats.push({ at: opened, index, one, step: null, place: 0 });
    for (const [at, step] of (demo.courses[one.course] ?? []).entries()) {
      beats.push({
        at: officeHoursAfter(opened, step.after, calendar),
        index,
        one,
        step,
        place: at + 1,
      });
    }
  }
  // What would come later today has not happened yet.
  return beats
    .filter((beat) => beat.at <= now)
    .sort((a, b) => a.at - b.at || a.index - b.index || a.place - b.place);
}

function open(house: House, pack: Pack, node: CaseNode, beat: Beat): Promise<Result<Done>> | null {
  const action = openings(node).find((each) => each.by.some((by) => by.kind === "citizen"));
  if (action === undefined) return null;
  const { one, index } = beat;
  const key = keyOf(beat);
  const asked = new Set(action.form.map((item) => item.field));
  const values: FieldValues = {
    what: one.what,
    kind: one.kind,
    place: {
      area: areaCode(one, house.keeper.now),
      ...(one.address !== undefined && { address: one.address }),
    },
    contact: { phone: `1390000${String(index).padStart(4, "0")}` },
    ...(one.secret === true && { secret: true }),
  };
  const form = Object.fromEntries(Object.entries(values).filter(([name]) => asked.has(name)));
  return house.engine.take({
    order: { do: "open", type: node.name, action: action.name, form },
    pack,
    me: CITIZEN,
    principal: { kind: "citizen", id: "new" },
    key,
    match: null,
    now: beat.at,
    receipt: receiptHash(receiptSecret(house.ledger, key)),
  });
}

async function act(
  house: House,
  pack: Pack,
  demo: DemoCases,
  beat: Beat,
  step: DemoStep,
  stream: string | undefined,
): Promise<Result<Done> | null> {
  const [state] =
    stream === undefined ? [] : await house.ledger.cases({ kind: "engine" }, [stream]);
  if (state === undefined || stream === undefined) return null;
  const city = house.keeper.now;
  const answers = whoAnswers(
    { pack: pack.name, topics: [beat.one.topic], area: state.area },
    city.directory,
    city.areas,
  );
  const lead = answers.ok ? answers.value.unit.id : "";
  const said: Readonly<Record<string, string>> = {
    answer: beat.one.answer ?? "已处理完毕。",
    topic: beat.one.topic,
    lead,
  };
  const form = Object.fromEntries(
    Object.entries(step.form).map(([name, value]) => [
      name,
      typeof value === "string"
        ? value.replace(/\{(\w+)\}/g, (_, word: string) => said[word] ?? "")
        : value,
    ]),
  );
  const who = actorOf(
    step,
    demo,
    pack,
    city,
    state.lead,
    keyOf({ index: beat.index, place: 0 }),
    house,
  );
  if (who === null) return null;
  return house.engine.take({
    order: { do: "act", stream, action: step.action, form },
    pack,
    ...who,
    key: keyOf(beat),
    match: null,
    now: beat.at,
  });
}

function actorOf(
  step: DemoStep,
  demo: DemoCases,
  pack: Pack,
  city: CityNow,
  lead: string | null,
  openedBy: string,
  house: House,
): { readonly me: Me; readonly principal: Principal } | null {
  if (step.by === "citizen") {
    const receipt = receiptHash(receiptSecret(house.ledger, openedBy));
    return { me: CITIZEN, principal: { kind: "citizen", id: receipt } };
  }
  const role = step.by === "lead" ? demo.handler : step.by;
  const [person] = city.directory.holders(pack.name, role, step.by === "lead" ? lead : null);
  if (person === undefined) return null;
  return { me: personMe(city, person.id), principal: { kind: "person", id: person.id } };
}

function keyOf({ index, place }: Pick<Beat, "index" | "place">): string {
  return v5(`demo ${index} ${place}`, NAMESPACE);
}

function areaCode(one: DemoCase, city: CityNow): string {
  let at = city.areas.root;
  for (const name of (one.area ?? "").split(" ").filter((part) => part !== "")) {
    const found = city.areas.children(at.code).find((area) => area.name === name);
    if (found === undefined)
      throw new Error(`the demo names ${one.area}, which is no area of the city`);
    at = found;
  }
  return at.code;
}

async function remember(house: House): Promise<void> {
  await house.ledger.change(
    {
      id: v7(),
      principal: { kind: "founder", id: "founder" },
      actor: "self",
      bodyHash: createHash("sha256").update("filled").digest("hex"),
      at: house.now(),
    },
    [{ kind: "setting-set", pack: "*", name: "filled", value: true }],
  );
}
