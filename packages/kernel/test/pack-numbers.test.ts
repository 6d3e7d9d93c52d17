import { expect, test } from "vitest";
import { checkPack, loadPack } from "../src/pack/index.ts";
import { must } from "./calendar-leshan.ts";
import { ENGINE, PACKS, readFolder } from "./pack-folder.ts";

const H1 = "11".repeat(32);
const H2 = "22".repeat(32);
const MESSAGE = readFolder(new URL("message/", PACKS));
const FOOD = readFolder(new URL("food/", PACKS));

const named = (name: string, number = "LY{date}-{block:5}") =>
  Object.fromEntries(
    Object.entries(MESSAGE).map(([path, text]) => [
      path,
      text.replace("pack: message", `pack: ${name}`).replace("LY{date}-{block:5}", number),
    ]),
  );
const taken = (
  files: Readonly<Record<string, string>>,
  ...beside: Readonly<Record<string, string>>[]
) =>
  checkPack(
    files,
    H2,
    ENGINE,
    beside.map((each) => must(loadPack(each, H1))),
  );

test("a pack whose cases would be numbered like those of another pack is refused at its line (PR-21)", () => {
  const proof = taken(named("letters"), MESSAGE, FOOD);
  expect(proof.pack).toBeUndefined();
  expect(proof.faults).toMatchObject([
    {
      code: "pack-number-taken",
      values: { number: "LY{date}-{block:5}", case: "message.message" },
    },
  ]);
  expect(proof.faults[0]?.place).toMatch(/^cases\.yaml:\d+$/);
  expect(proof.lines.filter(({ holds }) => holds === "no").map(({ id }) => id)).toEqual(["PR-21"]);
  expect(taken(named("letters", "LX{date}-{block:5}"), MESSAGE, FOOD).pack).toBeDefined();
});

test("the next version of a pack keeps its numbers, and may not give them to another type (PR-21)", () => {
  expect(taken(named("message"), MESSAGE).faults).toEqual([]);
  const other = FOOD["cases/gap.yaml"]?.replace("CJ{year}-{block:4}", "ZP{year}-{block:4}") ?? "";
  const own = taken({ ...FOOD, "cases/gap.yaml": other });
  expect(own.faults).toMatchObject([
    { code: "pack-number-taken", values: { case: "food.assessment" }, place: "cases/gap.yaml:2" },
  ]);
  const dropped = { ...FOOD, "cases/gap.yaml": other };
  const moved =
    FOOD["cases/assessment.yaml"]?.replace("ZP{year}-{block:4}", "ZX{year}-{block:4}") ?? "";
  expect(taken({ ...dropped, "cases/assessment.yaml": moved }, FOOD).faults).toMatchObject([
    { code: "pack-number-taken", values: { case: "food.assessment" } },
  ]);
});
