import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Language } from "@xinlian/kernel";
import { describe, expect, test } from "vitest";
import { checkCommand } from "../src/check/check-command.ts";

const HOME = fileURLToPath(new URL("../../..", import.meta.url));
const MESSAGE = fileURLToPath(new URL("../../../packs/message", import.meta.url));
const PETITION = fileURLToPath(new URL("../../../packs/petition", import.meta.url));
const MISTAKE = fileURLToPath(
  new URL("../../kernel/test/fixtures/mistakes/05-state-mistyped", import.meta.url),
);

function run(argv: readonly string[], language: Language = "zh") {
  let [out, err] = ["", ""];
  const io = {
    language,
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
  };
  return { code: checkCommand(argv, io, { folder: HOME }), out, err };
}

describe("xinlian check", () => {
  test("prints a proof that fits one screen, in both languages", () => {
    for (const language of ["zh", "en"] as const) {
      const { code, out, err } = run([MESSAGE], language);
      expect([code, err]).toEqual([0, ""]);
      expect(out.trim().split("\n").length).toBeLessThanOrEqual(26);
      for (const line of out.split("\n")) expect([...line].length).toBeLessThanOrEqual(160);
      expect(out).not.toContain("✗");
    }
    expect(run([MESSAGE]).out).toContain("全部成立，可以载入");
    expect(run([MESSAGE], "en").out).toContain("everything holds");
  });

  test("proves several packs at once and fails when one does", () => {
    const folder = mkdtempSync(join(tmpdir(), "xinlian-check-"));
    try {
      copyFileSync(join(MISTAKE, "pack.yaml"), join(folder, "pack.yaml"));
      const { code, out } = run([PETITION, folder], "en");
      expect(code).toBe(1);
      expect(out).toMatch(/ \d\d scenarios/);
      expect(out).toContain(
        `${folder}/pack.yaml:26  there is no state named "recieved"; did you mean "received"?`,
      );
      expect(run([MISTAKE], "en").out).toContain("expect.yaml is no file of a pack");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("refuses a pack whose cases would be numbered like those of one before it", () => {
    const folder = mkdtempSync(join(tmpdir(), "xinlian-check-"));
    try {
      cpSync(MESSAGE, folder, { recursive: true });
      const first = join(folder, "pack.yaml");
      const text = readFileSync(first, "utf8");
      writeFileSync(first, text.replace("pack: message", "pack: letters"));
      expect(run([folder], "en").code).toBe(0);
      const { code, out } = run([MESSAGE, folder], "en");
      expect(code).toBe(1);
      expect(out).toMatch(
        /cases\.yaml:\d+ +the number pattern .* is that of "message\.message" already/,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("says of several packs which words each uses, and which words fewer than two use", () => {
    const { code, out } = run([MESSAGE, PETITION], "en");
    expect(code).toBe(0);
    expect(out).toMatch(/^ +message petition$/m);
    expect(out).toMatch(/^extend +✓ +✓$/m);
    expect(out).toMatch(/^cadence +· +✓$/m);
    expect(out).toMatch(/^used by fewer than two packs: .*cadence/m);
    expect(run([MESSAGE], "en").out).not.toContain("fewer than two");
  });

  test("lays the city's own parts over the pack, and names a mistake in them", () => {
    const cities = mkdtempSync(join(tmpdir(), "xinlian-cities-"));
    try {
      cpSync(join(HOME, "cities/leshan"), join(cities, "yunling"), { recursive: true });
      const parts = join(cities, "yunling/packs/message");
      mkdirSync(parts, { recursive: true });
      writeFileSync(join(parts, "settings.yaml"), "accept_limit: { value: soon }\n");
      const { code, out } = run([MESSAGE, "--cities", cities, "--city", "yunling"], "en");
      expect(code).toBe(1);
      expect(out).toContain("city/settings.yaml:1");
      expect(run([MESSAGE]).code).toBe(0);
    } finally {
      rmSync(cities, { recursive: true });
    }
  });

  test("says what is wrong with the arguments, the folder, the city", () => {
    expect(run([])).toMatchObject({ code: 2, out: "" });
    expect(run(["--nonsense", MESSAGE]).code).toBe(2);
    expect(run([]).err).toContain("用法");
    const missing = run([`${MESSAGE}-nowhere`], "en");
    expect(missing.code).toBe(1);
    expect(missing.err).toContain("message-nowhere");
    expect(run([MESSAGE, "--city", "atlantis"], "en").err).toContain("atlantis");
  });

  test("a folder without pack.yaml, and one of nonsense", () => {
    const folder = mkdtempSync(join(tmpdir(), "xinlian-check-"));
    try {
      expect(run([folder], "en").out).toContain("pack.yaml is missing");
      writeFileSync(join(folder, "pack.yaml"), "[[[[");
      const { code, out } = run([folder], "en");
      expect(code).toBe(1);
      expect(out).toContain("pack.yaml:1  this is not YAML");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
