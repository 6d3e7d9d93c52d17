import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sayFault } from "../src/fault/index.ts";
import { seeded } from "./calendar-seed.ts";
import { check, FIXTURES, PACKS, readFolder } from "./pack-folder.ts";

const SOURCES = [
  readFolder(new URL("message/", PACKS)),
  readFolder(new URL("petition/", FIXTURES)),
];

/** One slip of the hand: where, what, and with what. */
const slip = fc.record({
  file: fc.nat(),
  line: fc.nat(),
  other: fc.nat(),
  word: fc.nat(),
  how: fc.constantFrom("drop", "repeat", "mistype", "swap", "insert"),
  mark: fc.constantFrom(..."{}[]:,?!@|'\"&*"),
});

type Slip = typeof slip extends fc.Arbitrary<infer T> ? T : never;

function slipIn(
  files: Readonly<Record<string, string>>,
  { file, line, other, word, how, mark }: Slip,
) {
  const names = Object.keys(files);
  const name = names[file % names.length] ?? "";
  const lines = (files[name] ?? "").split("\n");
  const [at, from] = [line % lines.length, other % lines.length];
  const text = lines[at] ?? "";
  const words = text.match(/[a-z_]{3,}/g) ?? ["zzz"];
  const old = words[word % words.length] ?? "zzz";
  if (how === "drop") lines.splice(at, 1);
  else if (how === "repeat") lines.splice(at, 0, lines[from] ?? "");
  else if (how === "mistype") lines[at] = text.replace(old, "zzz");
  else if (how === "swap")
    lines[at] = text.replace(old, lines[from]?.match(/[a-z_]{3,}/)?.[0] ?? "");
  else
    lines[at] =
      `${text.slice(0, word % (text.length + 1))}${mark}${text.slice(word % (text.length + 1))}`;
  return { ...files, [name]: lines.join("\n") };
}

describe("whatever slips into a pack (property)", () => {
  test("PK-4 it still proves, or every fault has its place and says itself whole; nothing is thrown", () => {
    seeded(
      fc.property(
        fc.constantFrom(...SOURCES),
        fc.array(slip, { minLength: 1, maxLength: 3 }),
        (files, slips) => {
          const proof = check(slips.reduce(slipIn, files));
          expect(proof.pack === undefined).toBe(proof.faults.length > 0);
          for (const fault of proof.faults) {
            expect(fault.place).toMatch(/^[\w/.-]+\.yaml(:\d+)?$/);
            for (const name of Object.keys(fault.values))
              expect(fault.values[name]).not.toBe("undefined");
            expect(sayFault(fault, "zh")).toMatch(/\p{Script=Han}/u);
          }
        },
      ),
      150,
    );
  });
});
