import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../build/sources.js";
import { campaigns } from "../campaign/run.ts";

const run = (folder: string, ...words: string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", `${folder}/run.ts`, ...words], {
    cwd: ROOT,
    encoding: "utf8",
  });

test("an unknown name is refused, and the known ones are told", () => {
  for (const folder of ["bench", "prove"]) {
    const { status, stderr } = run(folder, "nothing-of-the-kind");
    expect(status).toBe(2);
    expect(stderr).toContain(`there is no ${folder}/nothing-of-the-kind.ts`);
    for (const name of campaigns(folder)) expect(stderr).toContain(name);
    expect(run(folder).status).toBe(2);
  }
});

test("every campaign exports one function", async () => {
  for (const folder of ["bench", "prove"]) {
    for (const name of campaigns(folder)) {
      const module: { default: unknown } = await import(join(ROOT, folder, `${name}.ts`));
      expect(module.default, `${folder}/${name}.ts`).toBeTypeOf("function");
    }
  }
});
