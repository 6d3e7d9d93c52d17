import { areaRange } from "@xinlian/kernel";
import { viewAs } from "../read/view.ts";
import type { Bench } from "../write/append.ts";

/** The field of a case type that says what it is about. */
export interface TopicField {
  readonly pack: string;
  readonly type: string;
  readonly field: string;
}

/** How often something was learnt. */
export interface TopicCount {
  readonly topic: string;
  readonly cases: number;
}

export interface WordCount extends TopicCount {
  readonly word: string;
}

/** How cases of one topic in one county fared with one unit in the last 90 days. */
export interface LeadRecord {
  readonly topic: string;
  /** Code of the county; the city's own where no county is known. */
  readonly area: string;
  readonly lead: string;
  readonly cases: number;
  /** Of these had gone to another unit before. */
  readonly handed: number;
}

/** An open matter that shares words with what was asked, and all its words. */
export interface AlikeMatter {
  readonly stream: string;
  readonly words: readonly string[];
}

/** What the past cases of a city teach, and which open ones a text is like. */
export interface Learning {
  /**
   * Counts anew from the newest `most` dispatched cases. Takes seconds for tens of thousands; the worker's hourly task.
   * @param hands actions that give a case to a unit @returns cases read
   */
  learn(field: TopicField, hands: readonly string[], now: number, most: number): Promise<number>;
  learnt(
    field: TopicField,
  ): Promise<{ readonly topics: readonly TopicCount[]; readonly words: readonly WordCount[] }>;
  leads(field: TopicField): Promise<readonly LeadRecord[]>;
  /** Open matters of a type in an area that share one of the words, as the engine sees them: read again in the asker's eyes. */
  alike(
    of: Pick<TopicField, "pack" | "type">,
    words: readonly string[],
    area: string,
    since: number,
    limit: number,
  ): Promise<readonly AlikeMatter[]>;
}

export function learningOf({ pool, city }: Bench): Learning {
  return {
    learn: async ({ pack, type, field }, hands, now, most) => {
      const { rows } = await pool.query<{ n: number }>(
        "SELECT ledger.learn($1, $2, $3, $4, $5, $6, $7) AS n",
        [city, pack, type, field, hands, new Date(now), most],
      );
      return rows[0]?.n ?? 0;
    },
    learnt: ({ pack, type, field }) =>
      viewAs(pool, city, { kind: "engine" }, async (sql) => {
        const of = [city, pack, type, field];
        const where = "WHERE city = $1 AND pack = $2 AND type = $3 AND field = $4";
        return {
          topics: await sql.query<TopicCount>(
            `SELECT topic, cases FROM ledger.learnt_topic ${where}`,
            of,
          ),
          words: await sql.query<WordCount>(
            `SELECT topic, word, cases FROM ledger.learnt_word ${where}`,
            of,
          ),
        };
      }),
    leads: ({ pack, type, field }) =>
      viewAs(pool, city, { kind: "engine" }, (sql) =>
        sql.query<LeadRecord>(
          `SELECT topic, area, lead, cases, handed FROM ledger.learnt_lead
            WHERE city = $1 AND pack = $2 AND type = $3 AND field = $4 ORDER BY topic, area, lead`,
          [city, pack, type, field],
        ),
      ),
    alike: async ({ pack, type }, words, area, since, limit) => {
      const { low, high } = areaRange(area);
      const { rows } = await pool.query<AlikeMatter>(
        "SELECT * FROM ledger.alike($1, $2, $3, $4, $5, $6, $7, $8)",
        [city, pack, type, words, low, high, new Date(since), limit],
      );
      return rows;
    },
  };
}
