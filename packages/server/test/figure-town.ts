import { loadPack } from "@xinlian/kernel";
import { v4, v7 } from "uuid";
import { packLoaded } from "../src/founding/load-packs.ts";
import { packHash } from "../src/pack/pack-files.ts";
import { BASE, BULLETINS, FIGURES, TEMPLATES } from "./figure-lamps.ts";
import { foundTown, type Town } from "./town.ts";

/** The lamps with a role that sees one area and a desk that asks questions. */
export function lampFiles(figures = FIGURES): Readonly<Record<string, string>> {
  const roles = "  watch: { text: 督办 | watch, sees: area }\n";
  const desks = `desks:
  cockpit:
    for: [desk, watch]
    of: order
    says: "在办 {open} 件 | {open} open"
    count: { open: "!ended" }
    rows: "!ended"
    panels:
      open: { text: 哪里在办？ | What is open where?, count: open }
      came: { text: 收到多少？ | How much came in?, figures: [received, rate], per: month, against: true }
      kinds: { text: 都是些什么？ | What is it about?, figures: [received], by: kind, per: month, top: 1 }
`;
  const yaml = BASE.replace("cases:\n", `${roles}cases:\n`);
  return { "pack.yaml": yaml + figures + BULLETINS + desks, ...TEMPLATES };
}

/** Who works in that town: one at the desk, one who watches a county, handlers of two units. */
const PEOPLE = [
  { account: "desk", role: "desk", unit: "" },
  { account: "watch", role: "watch", unit: "511102-housing" },
  { account: "lamp", role: "handler", unit: "511102-housing" },
  { account: "other", role: "handler", unit: "511126-housing" },
] as const;

/** A bare city with that pack alone. */
export async function figureTown(): Promise<Town> {
  const town = await foundTown({
    bare: true,
    files: ({ city, ...files }) => {
      const { report: _, ...rest } = city;
      return { ...files, registers: [], city: { ...rest, packs: ["message"] } };
    },
  });
  const { house } = town;
  const people = PEOPLE.map((each) => ({
    ...each,
    unit: each.unit === "" ? house.keeper.now.profile.platform : each.unit,
    id: v7(),
  }));
  await loadLamps(town, lampFiles());
  await change(
    town,
    people.flatMap(({ id, account, role, unit }) => [
      { kind: "person-set" as const, person: { id, name: account, unit } },
      { kind: "post-given" as const, post: { person: id, pack: "lamps", role, unit } },
    ]),
  );
  for (const { account, id } of people)
    await house.ledger.accounts.put({ login: account, passwordHash: "-", person: id });
  await reload(town);
  return town;
}

/** Lets another version of the pack run. */
export async function loadLamps(town: Town, files: Readonly<Record<string, string>>) {
  const hash = packHash(files);
  const pack = loadPack(files, hash);
  if (!pack.ok) throw new Error(JSON.stringify(pack.fault));
  await change(town, [packLoaded(pack.value, { files, hash })]);
  await reload(town);
}

export async function change(
  { house }: Town,
  changes: Parameters<Town["house"]["ledger"]["change"]>[1],
): Promise<void> {
  const by = { principal: { kind: "founder", id: "founder" }, actor: "self" } as const;
  const done = await house.ledger.change(
    { id: v4(), ...by, bodyHash: v4().replaceAll("-", "").repeat(2), at: house.now() },
    changes,
  );
  if (done.outcome !== "appended") throw new Error(done.outcome);
}

export async function reload({ house }: Town): Promise<void> {
  const read = await house.keeper.reload();
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
}
