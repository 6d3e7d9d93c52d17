import type { CaseState } from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { CaseFilter, CaseSort } from "@xinlian/wire";
import { huntOf, type Prey } from "../row/hunt.ts";
import { type ListOrder, orderOf } from "../row/order.ts";
import { type Look, pageSql } from "../row/page-sql.ts";
import { Params } from "../row/params.ts";
import { type Asker, type Question, questionOf } from "../row/question.ts";
import { reachOf } from "../row/reach.ts";
import { partsOf } from "../row/seeing.ts";
import { layoutFor, wherePartsOf } from "../row/where.ts";
import { type Cursor, readCursor, writeCursor } from "./cursor.ts";

/** A row as the database has it. */
export interface Listed {
  readonly stream: string;
  readonly title: string;
  readonly whole: CaseState;
}

/** A row in its place. */
interface Placed extends Listed {
  readonly at: Date | number | string | null;
  readonly opened_at: Date;
}

export interface ListOptions {
  /** Absent = as the desk sorts, else `due`. */
  readonly sort?: CaseSort;
  readonly after?: string;
  readonly limit: number;
}

export interface Page {
  readonly rows: readonly Listed[];
  readonly next: string | null;
}

/**
 * One page by keyset: first the rows that have the sort value, in its order, then those that have none, the newest first. Rows that come in or
 * go while somebody pages are neither shown twice nor hide others.
 */
export async function listPage(
  sql: Sql,
  asker: Asker,
  filter: CaseFilter,
  options: ListOptions,
): Promise<Page> {
  const question = questionOf(filter, asker);
  const order = orderOf(options.sort, question.sort, layoutFor(question, asker));
  const after = options.after === undefined ? null : readCursor(options.after);
  const finder = new Finder(sql, asker, question, order);
  const rows = await finder.rows(after, options.limit + 1);
  const page = rows.slice(0, options.limit);
  const last = page.at(-1);
  const more = rows.length > options.limit && last !== undefined;
  return {
    rows: page,
    next: more ? writeCursor(cursorOf(last)) : null,
  };
}

function cursorOf({ at, opened_at, stream }: Placed): Cursor {
  return { at: at instanceof Date ? at.getTime() : at, opened: opened_at.getTime(), stream };
}

class Finder {
  readonly #sql: Sql;
  readonly #asker: Asker;
  readonly #question: Question;
  readonly #order: ListOrder;

  constructor(sql: Sql, asker: Asker, question: Question, order: ListOrder) {
    this.#sql = sql;
    this.#asker = asker;
    this.#question = question;
    this.#order = order;
  }

  async rows(after: Cursor | null, wanted: number): Promise<readonly Placed[]> {
    if (this.#question.q === null) return this.#both(after, wanted, null);
    const rows: Placed[] = [];
    for await (const prey of huntOf(this.#question, this.#order, after, this.#sql, this.#asker)) {
      const last = rows.at(-1);
      const from = last === undefined ? after : cursorOf(last);
      rows.push(...(await this.#both(from, wanted - rows.length, prey)));
      if (rows.length >= wanted) break;
    }
    return rows;
  }

  async #both(after: Cursor | null, wanted: number, prey: Prey | null) {
    const rows: Placed[] = [];
    const { open } = this.#question;
    const valued = after === null || after.at !== null;
    if (valued && !(this.#order.openOnly && open === false) && prey?.tail !== true) {
      rows.push(...(await this.#look(false, after, wanted, prey)));
    }
    if (rows.length < wanted && !this.#order.always && prey?.tail !== false) {
      const from = after !== null && after.at === null ? after : null;
      rows.push(...(await this.#look(true, from, wanted - rows.length, prey)));
    }
    return rows;
  }

  async #look(tail: boolean, after: Cursor | null, limit: number, prey: Prey | null) {
    const params = new Params();
    const where = wherePartsOf(this.#question, this.#asker, params);
    if (!tail && this.#order.openOnly) where.push("NOT c.ended");
    const parts =
      prey === null
        ? await partsOf(
            this.#question,
            await reachOf(this.#sql, this.#question.pack?.name ?? null),
            this.#asker,
            params,
          )
        : [{ keys: null, column: null, tests: [preyTest(prey, params)] }];
    const look: Look = { where, parts, order: this.#order, tail, after, limit };
    return this.#sql.query<Placed>(pageSql(look, params), params.values);
  }
}

function preyTest({ streams }: Prey, params: Params): string {
  return `c.stream = ANY (${params.add([...streams])}::uuid[])`;
}
