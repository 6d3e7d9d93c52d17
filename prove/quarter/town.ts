import { randomUUID } from "node:crypto";
import type { Town } from "../../packages/server/test/town.ts";
import type { Visits } from "../../packages/server/test/visits.ts";

/** Ten days before the quarter: too late for the one that runs, in time for the next. */
const ENTERED = Date.parse("2026-09-20T09:00:00+08:00");

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
  visits: Visits,
  size: { readonly b: number; readonly c: number; readonly d: number; readonly officers: number },
): Promise<People> {
  town.at(ENTERED);
  const { house } = town;
  const units = house.keeper.now.directory.units().filter(({ level }) => level === "township");
  const officers = Array.from({ length: size.officers }, (_, at) => ({
    id: randomUUID(),
    name: `干部${at + 1}`,
    unit: units[at % units.length]?.id ?? "",
  }));
  const done = await house.ledger.change(
    {
      id: randomUUID(),
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
  const byKey = await visits.enter(forms, office.person);
  const seconds = Math.round((Date.now() - began) / 1000);
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
