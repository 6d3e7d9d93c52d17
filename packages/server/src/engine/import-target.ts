import {
  decide,
  type Fault,
  type FieldValues,
  fault,
  type Me,
  type Moment,
  type Order,
  ok,
  type Pack,
  type Result,
  type World,
} from "@xinlian/kernel";
import type { Command, Principal } from "@xinlian/ledger";
import type { ImportRow, ImportTarget, RowOutcome } from "../imports/target.ts";
import type { Asked } from "./asked.ts";
import { bodyHash } from "./body-hash.ts";
import type { Engine } from "./engine.ts";
import { entriesFor } from "./entries.ts";
import { parsedOrder } from "./parsed-order.ts";
import { personMe } from "./world.ts";

/** The engine as importers see it: many openings at once, in one append. */
export class EngineImports implements ImportTarget {
  readonly #engine: Engine;
  readonly #now: () => number;

  constructor(engine: Engine, now: () => number) {
    this.#engine = engine;
    this.#now = now;
  }

  async check(rows: readonly ImportRow[]): Promise<readonly (Fault | null)[]> {
    const faults: (Fault | null)[] = [];
    for (const row of rows) {
      const asked = this.#asked(row);
      faults.push(asked.ok ? await this.#checked(asked.value) : asked.fault);
    }
    return faults;
  }

  async open(rows: readonly ImportRow[]): Promise<readonly RowOutcome[]> {
    const outcomes: (RowOutcome | null)[] = rows.map(() => null);
    const commands: { readonly at: number; readonly command: Command }[] = [];
    for (const [at, row] of rows.entries()) {
      const asked = this.#asked(row);
      const hash = asked.ok ? bodyHash(this.#engine.ledger, asked.value.order, row.pack) : "";
      const command: Result<Command> = asked.ok
        ? await this.#engine.command(asked.value, hash)
        : asked;
      if (command.ok) commands.push({ at, command: command.value });
      else outcomes[at] = { outcome: "refused", fault: command.fault };
    }
    const appended = await this.#engine.ledger.appendAll(commands.map((each) => each.command));
    for (const [index, { at, command }] of commands.entries()) {
      const answer = appended[index];
      if (answer === undefined) throw new Error("the ledger answers each command");
      switch (answer.outcome) {
        case "appended":
          outcomes[at] = { outcome: "opened", stream: command.writes[0]?.stream ?? "" };
          break;
        case "repeated":
          outcomes[at] = { outcome: "repeated" };
          break;
        case "mismatch":
          outcomes[at] = { outcome: "changed" };
          break;
        case "forbidden":
          outcomes[at] = { outcome: "refused", fault: fault("request-forbidden") };
          break;
        case "conflict":
          outcomes[at] = { outcome: "refused", fault: fault("request-contended") };
          break;
      }
    }
    return outcomes.map((outcome) => {
      if (outcome === null) throw new Error("every row has an outcome");
      return outcome;
    });
  }

  async #checked({ order, pack, me, now }: Asked): Promise<Fault | null> {
    const { ledger } = this.#engine;
    const given =
      order.do === "open" ? { node: pack.cases[order.type], form: order.form } : undefined;
    const entries = await entriesFor(ledger, pack, [], given);
    const world = this.#engine.world(pack, now, new Map(), entries);
    const dry: World = { ...world, number: () => "0" };
    const parsed = parsedOrder(order, pack, dry, me);
    const decided = parsed.ok ? decide(parsed.value, dry, me) : parsed;
    return decided.ok ? null : decided.fault;
  }

  #asked(row: ImportRow): Result<Asked> {
    const pack: Pack | undefined = this.#engine.city.packs.get(row.pack);
    if (pack === undefined) {
      const allowed = [...this.#engine.city.packs.keys()].join(", ");
      return {
        ok: false,
        fault: fault("request-choice", { field: "pack", value: row.pack, allowed }),
      };
    }
    const order: Order = {
      do: "open",
      type: row.type,
      action: row.action,
      form: row.form as FieldValues,
      historic: row.historic,
      ...(row.openedAt !== null && { opened: row.openedAt as Moment }),
    };
    return ok({
      order,
      pack,
      ...this.#whose(row.actor),
      key: row.commandId,
      match: null,
      now: this.#now() as Moment,
    });
  }

  #whose(actor: string): { readonly me: Me; readonly principal: Principal } {
    const [kind, id = ""] = actor.split(":");
    if (kind === "person") {
      return { me: personMe(this.#engine.city, id), principal: { kind: "person", id } };
    }
    return {
      me: { actor, kind: "feed", person: null, posts: [] },
      principal: { kind: "feed", id },
    };
  }
}
