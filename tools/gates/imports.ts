import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import config from "../../.dependency-cruiser.mjs";
import { type Gate, verdict } from "./gate.ts";
import { sourceFiles } from "./tree.ts";

const LOOKED_AT = ["packages", "tools", "bench", "prove", "browser"];

/** Imports go down only, by the door, without a circle, types included. */
export const imports: Gate = {
  name: "imports",
  run: async () => {
    const { output } = await cruise(
      LOOKED_AT,
      { ...config.options, ruleSet: config, validate: true },
      undefined,
      { tsConfig: extractTSConfig("tsconfig.json") },
    );
    const { modules, summary } = output as ICruiseResult;
    const seen = new Set(modules.map((module) => module.source));
    const unseen = sourceFiles().filter((path) => !seen.has(path));
    const ours = modules.filter(({ source }) => /^packages\/[^/]+\/src\//.test(source)).length;
    const breaches = summary.violations.map(
      ({ rule, from, to, cycle }) =>
        `${rule.name}: ${from} → ${cycle ? cycle.map(({ name }) => name).join(" → ") : to}`,
    );
    return verdict(ours, `modules and ${summary.totalDependenciesCruised} imports`, [
      ...unseen.map((path) => `not looked at: ${path}`),
      ...breaches,
    ]);
  },
};
