import type { Moment } from "@xinlian/kernel";
import { v4, v7 } from "uuid";
import { personMe } from "../../packages/server/src/engine/world.ts";
import { enterRows } from "../../packages/server/src/register/enter-rows.ts";
import { keptRegister } from "../../packages/server/src/register/read.ts";
import type { Town } from "../../packages/server/test/town.ts";

/** Ten days before the quarter: too late for the one that runs, in time for the next. */
export const ENTERED = Date.parse("2026-09-20T09:00:00+08:00");

export interface People {
  /** Who keeps the register. */
  readonly office: string;
  readonly officers: readonly string[];
  /** Subjects with their grade and the officer who pledged for them. */
  readonly subjects: readonly {
    readonly id: string;
    readonly grade: string;
    readonly officer: string;
  }[];
  readonly seconds: number;
}

/** Officers and subjects: the officers as the administrator would make them, the subjects from a file. */
export async function fill(
  town: Town,
  size: { readonly b: number; readonly c: number; readonly d: number; readonly officers: number },
): Promise<People> {
  town.at(ENTERED);
  const { house } = town;
  const units = house.keeper.now.directory.units().filter(({ level }) => level === "township");
  const officers = Array.from({ length: size.officers }, (_, at) => ({
    id: v7(),
    name: `干部${at + 1}`,
    unit: units[at % units.length]?.id ?? "",
  }));
  const done = await house.ledger.change(
    {
      id: v4(),
      principal: { kind: "founder", id: "founder" },
      actor: "self",
      bodyHash: "00".repeat(32),
      at: ENTERED,
    },
    officers.flatMap((person) => [
      { kind: "person-set" as const, person },
      {
        kind: "post-given" as const,
        post: { person: person.id, pack: "food", role: "officer", unit: person.unit },
      },
    ]),
  );
  if (done.outcome !== "appended") throw new Error(done.outcome);
  const read = await house.keeper.reload();
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  const office = await house.ledger.accounts.find("shian");
  if (office === null) throw new Error("the demo has no food safety office");
  const grades = [
    ...Array<string>(size.b).fill("b"),
    ...Array<string>(size.c).fill("c"),
    ...Array<string>(size.d).fill("d"),
  ];
  const forms = grades.map((grade, at) => ({
    name: `示例食品店${at + 1}`,
    licence: `L${String(at + 1).padStart(5, "0")}`,
    place: { area: "511102006" },
    grade,
    officer: officers[at % officers.length]?.id ?? "",
  }));
  const began = Date.now();
  const { engine } = house;
  const entered = await enterRows(engine, {
    kept: keptRegister(engine, "food", "subject"),
    forms,
    me: personMe(engine.city, office.person),
    principal: { kind: "person", id: office.person },
    now: ENTERED as Moment,
    dry: false,
  });
  const refused = entered.find(({ done: how }) => how !== "entered");
  if (refused !== undefined) throw new Error(JSON.stringify(refused));
  const seconds = Math.round((Date.now() - began) / 1000);
  const rows = await house.ledger.view({ kind: "engine" }, (sql) =>
    sql.query<{ stream: string; key: string }>(
      "SELECT stream, key FROM ledger.entry_row WHERE city = $1 AND pack = 'food' AND register = 'subject'",
      [engine.city.code],
    ),
  );
  const byKey = new Map(rows.map(({ stream, key }) => [key, stream]));
  return {
    office: office.person,
    officers: officers.map(({ id }) => id),
    subjects: forms.map(({ licence, grade, officer }) => ({
      id: byKey.get(licence) ?? "",
      grade,
      officer,
    })),
    seconds,
  };
}
