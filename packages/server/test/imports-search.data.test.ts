import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { search } from "@xinlian/ledger";
import { normalise } from "@xinlian/text";
import { afterAll, beforeAll, expect, test } from "vitest";
import { IMPORT_FEED } from "../src/engine/import-feed.ts";
import { EngineImports } from "../src/engine/import-target.ts";
import { checkMapping } from "../src/imports/mapping/check.ts";
import { parseMapping } from "../src/imports/mapping/parse.ts";
import { openRows } from "../src/imports/rows/open.ts";
import { checkpointFolder } from "../src/imports/run/checkpoint.ts";
import { runImport } from "../src/imports/run/run.ts";
import type { ImportTarget } from "../src/imports/target.ts";
import { must, OFFSET } from "./imports-town.ts";
import { foundTown, type Town } from "./town.ts";

const STREAM = join(process.env["XINLIAN_TEST_DATA"] ?? "../shared/data", "messages/stream.jsonl");
const MAP = new URL("../../../cities/leshan/imports/stream.map.yaml", import.meta.url);
const MESSAGES = 2_641;

interface Message {
  readonly id: number;
  readonly subject: string;
  readonly body: string;
}

const messages = readFileSync(STREAM, "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as Message);
const folded = new Map(
  messages.map(({ id, subject, body }) => [String(id), normalise(`${subject}\n${body}`)]),
);
/** Stream of the case → id of the message. */
const ids = new Map<string, string>();
let town: Town;

async function importing() {
  const { house } = town;
  const mapping = must(parseMapping(readFileSync(MAP, "utf8"), "stream.map.yaml"));
  const pack = house.keeper.now.packs.get(mapping.pack);
  if (pack === undefined) throw new Error(`no pack ${mapping.pack}`);
  const engine = new EngineImports(house.engine, () => house.now());
  const target: ImportTarget = {
    check: (rows) => engine.check(rows),
    open: async (rows) => {
      const outcomes = await engine.open(rows);
      for (const [at, outcome] of outcomes.entries()) {
        if (outcome.outcome === "opened") ids.set(outcome.stream, rows[at]?.key ?? "");
      }
      return outcomes;
    },
  };
  return must(
    await runImport({
      source: must(await openRows(STREAM, mapping.reading)),
      mapping: must(checkMapping(mapping, pack)),
      target,
      way: "historic",
      dry: false,
      skipBad: false,
      resume: false,
      actor: `feed:${IMPORT_FEED}`,
      offset: OFFSET,
      checkpoints: checkpointFolder(mkdtempSync(join(tmpdir(), "xinlian-runs-"))),
      now: () => house.now(),
    }),
  );
}

async function found(query: string): Promise<readonly string[]> {
  const { words, phrases } = town.house.keeper.now.words.plan(query);
  const hits = await town.house.ledger.view({ kind: "engine" }, (sql) =>
    search(sql, { words, phrase: phrases[0] ?? "", limit: 10_000 }),
  );
  return hits.flatMap(({ stream }) => ids.get(stream) ?? []).sort();
}

const naive = (text: string) =>
  [...folded].flatMap(([id, message]) => (message.includes(normalise(text)) ? [id] : [])).sort();

beforeAll(async () => {
  town = await foundTown({ bare: true });
}, 300_000);
afterAll(async () => town.close());

test("the messages enter the ledger without a bad row; a second import adds none", async () => {
  const first = await importing();
  expect(first).toMatchObject({ state: "done", read: MESSAGES, bad: 0 });
  expect(first.added + first.repeated).toBe(MESSAGES);
  expect(await importing()).toMatchObject({ read: MESSAGES, added: 0, repeated: MESSAGES, bad: 0 });
});

test("they keep their moments and no clock runs", async () => {
  const rows = await town.house.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ opened: Date; clocks: number }>(
      "SELECT opened_at AS opened, (SELECT count(*)::int FROM ledger.clock c WHERE c.stream = r.stream) AS clocks FROM ledger.case_row r",
    ),
  );
  expect(rows.length).toBe(ids.size);
  expect(rows.filter((row) => row.clocks > 0)).toEqual([]);
  expect(rows.every((row) => row.opened.getTime() < Date.parse("2020-12-31T00:00:00+08:00"))).toBe(
    true,
  );
});

test("100 exact phrases are found in the ledger as a naive scan finds them", async () => {
  for (let at = 0; at < 100; at += 1) {
    const text = [
      ...(messages[(at * 997) % messages.length]?.body.replace(/["“”＂「『]/gu, "") ?? ""),
    ];
    const from = (at * 31) % Math.max(1, text.length - 12);
    const phrase = text.slice(from, from + 2 + (at % 11)).join("");
    if ([...normalise(phrase)].length < 2) continue;
    expect(await found(`"${phrase}"`), phrase).toEqual(naive(phrase));
  }
});

test("words of two and more characters find at least what a naive scan finds", async () => {
  for (const word of ["路灯", "噪音扰民", "拆迁", "公交车", "物业管理", "地铁"]) {
    const got = new Set(await found(word));
    expect(
      naive(word).filter((id) => !got.has(id)),
      word,
    ).toEqual([]);
    expect(got.size, word).toBeGreaterThan(0);
  }
});
