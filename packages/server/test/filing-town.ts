import {
  type CaseEvent,
  type CaseState,
  contributionsOf,
  dueMarks,
  evolve,
  filedOf,
  type Moment,
} from "@xinlian/kernel";
import { type Rebuilt, rebuildRows, type StoredEvent } from "@xinlian/ledger";
import type { ActionView, CaseView } from "@xinlian/wire";
import { v4 } from "uuid";
import { listingOf } from "../src/engine/listing.ts";
import { type Browser, foundTown, type Town } from "./town.ts";

/** The city's own files, bare of demo cases: its bureau asks and reviews, one county files. */
export async function filingTown(): Promise<Town> {
  return foundTown();
}

/** The pack whose actions file numbers, and the case type, found by the words of the grammar. */
export function filingOf({ house }: Town): { pack: string; type: string } {
  for (const pack of house.keeper.now.packs.values()) {
    for (const node of Object.values(pack.cases)) {
      const asks = Object.values(node.actions).some(({ by }) =>
        by.some((each) => each.at === "lead"),
      );
      const files = Object.values(node.actions).some(({ file }) => file.length > 0);
      if (asks && files) return { pack: pack.name, type: node.name };
    }
  }
  throw new Error("no pack of the city files numbers");
}

export interface Asked {
  readonly office: string;
  readonly lead: string;
  readonly place: string;
  readonly period: string;
}

export const EMEI = { office: "峨眉山市商务局", lead: "511181-commerce", place: "511181" };
export const JIAJIANG = { office: "夹江县商务局", lead: "511126-commerce", place: "511126" };

/** The bureau asks for a return. */
export async function ask(town: Town, desk: Browser, form: Asked): Promise<CaseView> {
  const of = filingOf(town);
  const body = { ...of, action: "ask", form };
  const answer = await desk.post("/api/cases", body, { "idempotency-key": v4() });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<{ case: CaseView }>().case;
}

export async function act(browser: Browser, view: CaseView, action: string, form: object) {
  const headers = { "idempotency-key": v4(), "if-match": view.etag };
  return browser.post(`/api/cases/${view.id}/actions/${action}`, { form }, headers);
}

export async function caseOf(browser: Browser, id: string): Promise<CaseView> {
  return (await browser.get(`/api/cases/${id}`)).json<CaseView>();
}

export function actionOf(view: CaseView, name: string): ActionView {
  const found = view.actions.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no ${name}: ${view.actions.map((each) => each.name)}`);
  return found;
}

/** Numbers and counts folded anew from every event, held against those that stand. */
export async function rebuilt(town: Town, name: string): Promise<Rebuilt> {
  const { ledger, engine } = town.house;
  const pack = town.house.keeper.now.packs.get(name);
  if (pack === undefined) throw new Error(name);
  const world = engine.world(pack, town.house.now() as Moment);
  return rebuildRows(ledger.bench, {
    evolve: (state: CaseState | null, event: StoredEvent) =>
      evolve(state, event as unknown as CaseEvent),
    beside: (state: CaseState) => ({
      listing: listingOf(state, pack, world, engine.city),
      marks: dueMarks(state, world),
      counts: contributionsOf(state, world),
      ...(state.filed && { filed: filedOf(state, world) }),
    }),
  });
}

/** A file as a page sends it. */
export function upload(browser: Browser, url: string, name: string, text: string) {
  const boundary = `----x${v4()}`;
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`;
  const body = Buffer.concat([
    Buffer.from(head),
    Buffer.from(text),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return browser.send("POST", url, body, {
    "content-type": `multipart/form-data; boundary=${boundary}`,
  });
}
