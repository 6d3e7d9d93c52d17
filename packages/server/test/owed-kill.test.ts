import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Moment } from "@xinlian/kernel";
import type { EntryImportReport } from "@xinlian/wire";
import { afterAll, beforeAll, expect, it } from "vitest";
import { settleDue } from "../src/cadence/settle.ts";
import { type OwedTown, owedTown } from "./owed-town.ts";
import { MONDAY } from "./town.ts";

const SETTLER = fileURLToPath(new URL("settler.ts", import.meta.url));
const POLES = 600;
/** 2027-01-04: the last quarter of 2026 is over, and nobody walked to any pole. */
const LATER = Date.parse("2027-01-04T08:00:00+08:00");
let town: OwedTown;
const children: ChildProcess[] = [];

beforeAll(async () => {
  town = await owedTown();
  town.at(MONDAY);
  await town.enter("look", { ask: "灯亮吗" });
  await settleDue(town.house.engine, MONDAY as Moment);
  const lines = Array.from({ length: POLES }, (_, at) => `K${at},灯杆${at},511102006`);
  const keeper = await town.staff("keeper");
  const part = [
    "--border",
    'Content-Disposition: form-data; name="file"; filename="poles.csv"',
    "Content-Type: text/csv",
    "",
    ["杆号,名称,位置", ...lines].join("\n"),
    "--border--",
    "",
  ].join("\r\n");
  const answer = await keeper.post(
    "/api/registers/poles/pole/import?dry=false",
    Buffer.from(part),
    { "content-type": "multipart/form-data; boundary=border" },
  );
  expect(answer.json<EntryImportReport>()).toMatchObject({ bad: 0 });
}, 120_000);
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await town.close();
});

/** A settler that has begun; `ended` is true when it came to its end. */
async function settler(): Promise<{
  readonly child: ChildProcess;
  readonly ended: Promise<boolean>;
}> {
  const { ledger } = town.house;
  const given = JSON.stringify({ city: ledger.city, app: town.database, now: LATER });
  const child = spawn(process.execPath, ["--import", "tsx", SETTLER, given], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const ended = once(child, "exit").then(([code]) => code === 0);
  const [first] = await once(
    createInterface({ input: child.stdout as NonNullable<typeof child.stdout> }),
    "line",
  );
  expect(first).toBe("at work");
  return { child, ended };
}

const missed = () =>
  town.house.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ cases: number; entries: number }>(
      `SELECT count(*)::int AS cases, count(DISTINCT whole -> 'owed' ->> 'entry')::int AS entries
         FROM ledger.case_row WHERE whole ? 'owed' AND state = 'missed'`,
    ),
  );

it("CD-7 a worker that is killed again and again records every visit that nobody made, none twice", async () => {
  let kills = 0;
  for (const wait of [60, 200, 350]) {
    const { child, ended } = await settler();
    await pause(wait);
    child.kill("SIGKILL");
    if (!(await ended)) kills += 1;
  }
  expect(kills).toBeGreaterThan(0);
  const { ended } = await settler();
  expect(await ended).toBe(true);
  expect(await missed()).toEqual([{ cases: POLES, entries: POLES }]);
  expect(await settleDue(town.house.engine, LATER as Moment)).toBe(0);
  expect((await town.house.ledger.verify()).altered).toBeNull();
}, 120_000);
