import { describe, expect, test } from "vitest";
import { loadPack } from "../src/pack/index.ts";
import { must } from "./calendar-leshan.ts";
import { check, PACKS, readFolder } from "./pack-folder.ts";

const FOLDERS = {
  message: new URL("message/", PACKS),
  hotline: new URL("hotline/", PACKS),
  petition: new URL("petition/", PACKS),
};

describe.each(Object.entries(FOLDERS))("the pack %s", (name, folder) => {
  const files = readFolder(folder);
  const proof = check(files);

  test("proves clean, every property and every scenario (PR, SC)", () => {
    expect(proof.faults).toEqual([]);
    expect(proof.lines.filter(({ holds }) => holds !== "yes")).toEqual([]);
    expect(proof.pack?.name).toBe(name);
  });

  test("its proof fits one screen, and counts what it looked at", () => {
    expect(proof.lines.length).toBeLessThanOrEqual(23);
    expect(proof.counts.scenarios).toBeGreaterThanOrEqual(12);
    for (const count of Object.values(proof.counts)) expect(count).toBeGreaterThan(0);
  });

  test("loads the same twice, frozen all the way down (PK-3)", () => {
    const pack = must(loadPack(files, "aa"));
    expect(pack.hash).toBe("aa");
    const seen: unknown[] = [pack];
    for (const value of seen) {
      if (typeof value !== "object" || value === null) continue;
      if ("evaluate" in value) continue;
      expect(Object.isFrozen(value)).toBe(true);
      seen.push(...Object.values(value));
    }
  });

  test("says everything in both languages (PK-5)", () => {
    const pack = must(loadPack(files, "aa"));
    const texts: unknown[] = [];
    const walk = (value: unknown): void => {
      if (typeof value !== "object" || value === null || "evaluate" in value) return;
      if ("zh" in value && typeof value.zh === "string") texts.push(value);
      else for (const part of Object.values(value)) walk(part);
    };
    walk(pack);
    expect(texts.length).toBeGreaterThan(50);
    for (const text of texts as { zh: string; en: string }[]) {
      expect(text.zh).not.toBe("");
      expect(text.en).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

describe("the citizen's form of the message pack", () => {
  const pack = must(loadPack(readFolder(FOLDERS.message), "aa"));
  const report = pack.cases.message?.actions.report;

  test("asks for at most four things", () => {
    const asked = report?.form.filter(({ optional }) => !optional).map(({ field }) => field);
    expect(asked).toEqual(["what", "place", "contact", "kind"]);
  });

  test("is the only opening a citizen has, and its contact is sealed", () => {
    const openings = Object.values(pack.cases.message?.actions ?? {}).filter(
      ({ from, by }) => from === "new" && by.some(({ kind }) => kind === "citizen"),
    );
    expect(openings.map(({ name }) => name)).toEqual(["report"]);
    expect(pack.cases.message?.fields.contact?.seal).toHaveLength(2);
  });
});

describe("a word that has a file of its own", () => {
  const files = readFolder(FOLDERS.message);

  test("may not stand in pack.yaml too (PK-1)", () => {
    const text = `${files["pack.yaml"]}\nchoices:\n  kind: { help: 求助 | help }\n`;
    const proof = check({ ...files, "pack.yaml": text });
    expect(proof.faults.map(({ code, place }) => [code, place])).toEqual([
      ["pack-key-twice", "choices.yaml:1"],
    ]);
  });

  test("its mistakes are named in that file", () => {
    const text = files["choices.yaml"]?.replace("咨询 | question", "咨询");
    const [first] = check({ ...files, "choices.yaml": text ?? "" }).faults;
    expect(first?.place).toBe("choices.yaml:2");
  });
});
