import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ICruiseResult } from "dependency-cruiser";
import { expect, test } from "vitest";
import { ROOT } from "../build/sources.js";

const ROOMS = ["kernel", "wire", "ledger", "server"];
const SOUND = {
  "kernel/src/index.ts": 'export * from "./day.ts";\n',
  "kernel/src/day.ts": "export type Day = string;\n",
};

/** Rules that a small repository of these files breaks, by the project's own settings. */
function broken(files: Readonly<Record<string, string>>): readonly string[] {
  const root = mkdtempSync(join(tmpdir(), "xinlian-imports-"));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  try {
    write("tsconfig.json", '{ "compilerOptions": { "allowImportingTsExtensions": true } }');
    for (const room of ROOMS) {
      write(`packages/${room}/package.json`, '{ "exports": { ".": "./src/index.ts" } }');
    }
    for (const [path, text] of Object.entries({ ...SOUND, ...files }))
      write(`packages/${path}`, text);
    const done = spawnSync(
      process.execPath,
      [
        join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
        ...["--config", join(ROOT, ".dependency-cruiser.mjs"), "--output-type", "json", "packages"],
      ],
      { cwd: root, encoding: "utf8" },
    );
    const { summary }: ICruiseResult = JSON.parse(done.stdout);
    expect(summary.totalCruised).toBeGreaterThanOrEqual(2);
    return summary.violations.map(({ rule }) => rule.name).sort();
  } finally {
    rmSync(root, { recursive: true });
  }
}

test("a sound repository breaks no rule", () => {
  expect(
    broken({
      "wire/src/index.ts":
        'import type { Day } from "../../kernel/src/index.ts";\nexport type A = Day;\n',
    }),
  ).toEqual([]);
});

test("a circle of types is a circle", () => {
  const files = {
    "kernel/src/index.ts": 'export type { A } from "./a.ts";\n',
    "kernel/src/a.ts": 'import type { B } from "./b.ts";\nexport type A = B | 1;\n',
    "kernel/src/b.ts": 'import type { A } from "./a.ts";\nexport type B = A | 2;\n',
  };
  expect(new Set(broken(files))).toEqual(new Set(["no-circle"]));
});

test("an import upwards, past a door, or of node in the kernel is a breach", () => {
  expect(
    broken({
      "kernel/src/day.ts": 'export type { S } from "../../server/src/index.ts";\n',
      "server/src/index.ts": "export type S = 1;\n",
    }),
  ).toEqual(["kernel-imports-down"]);
  expect(
    broken({ "wire/src/index.ts": 'export type { Day } from "../../kernel/src/day.ts";\n' }),
  ).toEqual(["only-by-the-door"]);
  expect(
    broken({
      "kernel/src/day.ts":
        'import { join } from "node:path";\nexport const day = join("a", "b");\n',
    }),
  ).toEqual(["kernel-is-pure"]);
  expect(broken({ "kernel/src/day.ts": 'export type { Lost } from "./lost.ts";\n' })).toEqual([
    "resolves",
  ]);
});
