import {
  type CaseState,
  decide,
  type Fault,
  fault,
  type Moment,
  type Order,
  type Outcome,
  ok,
  type Pack,
  type Result,
  refuse,
  type Words,
  type World,
} from "@xinlian/kernel";
import type { Appended, Command, Ledger, Sql } from "@xinlian/ledger";
import { readWhole } from "../cadence/whole.ts";
import { foreignFile } from "../file/named.ts";
import type { Asked } from "./asked.ts";
import { bodyHash } from "./body-hash.ts";
import { changedWords } from "./changed.ts";
import { type CityNow, packOf } from "./city-now.ts";
import { withCounts } from "./counted.ts";
import { readDeciding } from "./deciding.ts";
import {
  type Entries,
  entriesFor,
  entriesOf,
  entriesOfRows,
  type Given,
  NO_ENTRIES,
} from "./entries.ts";
import { ownReceipt } from "./handed-receipt.ts";
import { casesOfRows, type NamedCases } from "./named-cases.ts";
import { type Numbers, NumbersSpent } from "./numbers.ts";
import { formSent, openedBy, startOf, wholeFor } from "./order-needs.ts";
import { parsedOrder } from "./parsed-order.ts";
import { inSight, withSight } from "./sight.ts";
import { worldOf } from "./world.ts";
import { writesOf } from "./writes.ts";

/** Times that a decision is taken anew because a stream moved on under it. */
const TRIES = 5;
/** The same where an entry is taken in turn: everybody who is at it at once gets his turn, one after the other. */
const TRIES_IN_TURN = 40;

/** What came of it. */
export interface Done {
  readonly stream: string;
  readonly seq: number;
  readonly changed: Words;
  /** Had been done before under the same key. */
  readonly repeated: boolean;
}

/**
 * The one way by which cases change: read, decide, append; again when somebody else was faster. Serves the web, the intake, the
 * clocks and the imports alike.
 */
export class Engine {
  readonly ledger: Ledger;
  readonly #city: () => CityNow;
  readonly #numbers: Numbers;

  constructor(ledger: Ledger, city: () => CityNow, numbers: Numbers) {
    this.ledger = ledger;
    this.#city = city;
    this.#numbers = numbers;
  }

  get city(): CityNow {
    return this.#city();
  }

  /** The world of one pack, with the cases given in sight. */
  world(
    pack: Pack,
    now: Moment,
    cases: ReadonlyMap<string, CaseState> = new Map(),
    entries: Entries = NO_ENTRIES,
  ): World {
    return worldOf(this.city, pack, cases, now, this.#numbers, now, entries);
  }

  /** The entries that the rows of a list name. */
  entriesOfRows(rows: readonly { readonly whole: CaseState }[]): Promise<Entries> {
    const states = rows.map(({ whole }) => whole);
    return entriesOfRows(this.ledger, states, (hash) => packOf(this.city, hash));
  }

  /** The cases that the rows of a list name, in one question. @param sql a look of whoever reads the list */
  casesOfRows(sql: Sql, rows: readonly { readonly whole: CaseState }[]): Promise<NamedCases> {
    return casesOfRows(sql, this.city.code, rows, (hash) => packOf(this.city, hash));
  }

  async take(asked: Asked): Promise<Result<Done>> {
    const hash = bodyHash(this.ledger, asked.order, asked.pack.name);
    const known = await this.ledger.known({
      id: asked.key,
      principal: asked.principal,
      bodyHash: hash,
    });
    if (known !== null) return settled(known, asked.key);
    if (asked.mustMatch === true && asked.match === null) {
      return refuse("request-match-missing", {}, "If-Match");
    }
    const { order, pack, principal, now } = asked;
    if (order.do === "open" || order.do === "act" || order.do === "meet") {
      const stream = order.do === "act" ? order.stream : null;
      const naming = {
        pack,
        principal,
        stream,
        type: openedBy(order, pack),
        form: order.form,
        now,
      };
      const foreign = await foreignFile(this.ledger, naming);
      if (foreign !== null) return { ok: false, fault: foreign };
    }
    for (let attempt = 0; attempt < TRIES_IN_TURN; attempt++) {
      const command = await this.command(asked, hash);
      if (!command.ok) return command;
      const appended = await this.ledger.append(command.value);
      const tries = command.value.guards === undefined ? TRIES : TRIES_IN_TURN;
      if (isLate(appended, command.value) && attempt + 1 < tries) continue;
      return settled(appended, asked.key);
    }
    return refuse("request-contended");
  }

  /**
   * Reads and decides; what is to be appended, or why nothing is.
   * @param ahead states as commands before this one in the same transaction will leave them
   * @param atHand entries of registers read before
   */
  command(
    asked: Asked,
    hash: string,
    ahead: ReadonlyMap<string, CaseState> = new Map(),
    atHand: Entries = NO_ENTRIES,
  ): Promise<Result<Command>> {
    return withSight((rounds) => this.#command(asked, hash, ahead, atHand, rounds));
  }

  async #command(
    asked: Asked,
    hash: string,
    ahead: ReadonlyMap<string, CaseState>,
    atHand: Entries,
    rounds: number,
  ): Promise<Result<Command>> {
    const { order, pack, now } = asked;
    const by = asked.by ?? now;
    const start = asked.entries === undefined ? await startOf(this.ledger, order) : [];
    const type = openedBy(order, pack);
    const form = formSent(order);
    const cases = await inSight(this.ledger, pack, { start, type, form, ahead, rounds });
    const before = type === null && "stream" in order ? cases.get(order.stream ?? "") : undefined;
    const stale = staleness(asked.match, before);
    if (stale !== null) return { ok: false, fault: stale };
    const given = { node: pack.cases[type ?? before?.type ?? ""], form };
    const whole = wholeFor(pack, order, cases.values());
    const entries =
      asked.entries ?? (await this.#entries(order, pack, cases, given, whole, atHand));
    const city = this.city;
    const read = await readDeciding(this.ledger, { city, pack, entries, now: by, ahead });
    if (!read.ok) return read;
    const { hanging, sight, guards } = read.value;
    const seen = new Map([...hanging.map((state) => [state.stream, state] as const), ...cases]);
    const older = order.do === "migrate" ? city.versions.get(before?.packHash ?? "") : undefined;
    const outcome = await this.#decide(asked, seen, entries, {
      ...sight,
      whole,
      ...(older !== undefined && { older }),
    });
    if (!outcome.ok) return outcome;
    const world = worldOf(city, pack, seen, by, this.#numbers, by, entries);
    const written = writesOf(outcome.value, pack, world, city, ownReceipt(asked, this.ledger));
    const writes = withCounts(written, world, city);
    const first = outcome.value.changes[0];
    if (first === undefined) return refuse("case-action-idle", { action: order.do });
    const changed = changedWords(before, first.after, pack);
    return ok({
      city: city.code,
      id: asked.key,
      principal: asked.principal,
      bodyHash: hash,
      recordedAt: now,
      writes,
      ...(guards.length > 0 && { guards }),
      reply: { stream: first.stream, seq: first.after.seq, changed },
      outbox: outcome.value.tells,
    });
  }

  /** What the cases and the form name, the entry that owes, and the registers that are read whole. */
  async #entries(
    order: Order,
    pack: Pack,
    cases: ReadonlyMap<string, CaseState>,
    given: Given,
    whole: ReadonlySet<string>,
    atHand: Entries,
  ): Promise<Entries> {
    const named = await entriesFor(this.ledger, pack, cases.values(), given, atHand);
    if (whole.size === 0 && !("owed" in order)) return named;
    return new Map([
      ...(await readWhole(this.ledger, pack, whole)),
      ...(await entriesOf(this.ledger, "owed" in order ? [order.owed.entry] : [])),
      ...named,
    ]);
  }

  async #decide(
    asked: Asked,
    cases: ReadonlyMap<string, CaseState>,
    entries: Entries,
    sight: Pick<World, "linked" | "band" | "whole" | "older">,
  ): Promise<Result<Outcome>> {
    const { pack, order, me } = asked;
    const now = asked.by ?? asked.now;
    // A case that came in earlier has a number of its own day.
    const numbered = order.do === "open" ? (order.opened ?? now) : now;
    for (let wanted = 4; ; wanted *= 8) {
      for (const type of Object.values(pack.cases)) {
        await this.#numbers.ready(pack.name, type, numbered, wanted);
      }
      try {
        const seen = worldOf(this.city, pack, cases, now, this.#numbers, numbered, entries);
        const world = { ...seen, ...sight };
        const parsed = parsedOrder(order, pack, world, me);
        return parsed.ok ? decide(parsed.value, world, me) : parsed;
      } catch (error) {
        if (!(error instanceof NumbersSpent)) throw error;
      }
    }
  }
}

/**
 * Somebody else was faster: on a stream, at an entry whose hanging cases were read, or with the key of an entry that this command makes,
 * which the ledger can only refuse. Deciding again tells which.
 */
function isLate(appended: Appended, { writes, guards = [] }: Command): boolean {
  if (appended.outcome === "conflict") return true;
  if (appended.outcome !== "forbidden") return false;
  if (guards.some(({ entry }) => entry === appended.stream)) return true;
  return writes.some(({ stream, entry }) => stream === appended.stream && entry !== undefined);
}

function staleness(match: number | null, state: CaseState | undefined): Fault | null {
  if (match === null || state === undefined || state.seq === match) return null;
  return fault("request-match-stale", { given: match, actual: state.seq }, "If-Match");
}

function settled(appended: Appended, key: string): Result<Done> {
  switch (appended.outcome) {
    case "appended":
    case "repeated": {
      const reply = appended.reply as Omit<Done, "repeated">;
      return ok({ ...reply, repeated: appended.outcome === "repeated" });
    }
    case "mismatch":
      return refuse("request-key-reused", { value: key }, "Idempotency-Key");
    case "forbidden":
      return refuse("request-not-found");
    case "conflict":
      return refuse("request-contended");
  }
}
