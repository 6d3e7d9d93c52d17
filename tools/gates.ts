import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { citizenWeight } from "./gates/citizen-weight.ts";
import { deadCode } from "./gates/dead-code.ts";
import { drawers } from "./gates/drawers.ts";
import { format } from "./gates/format.ts";
import type { Gate, Verdict } from "./gates/gate.ts";
import { imports } from "./gates/imports.ts";
import { packNames } from "./gates/pack-names.ts";
import { places } from "./gates/places.ts";
import { purity } from "./gates/purity.ts";
import { schema } from "./gates/schema.ts";
import { size } from "./gates/size.ts";
import { typeCheck } from "./gates/type-check.ts";
import { unfinished } from "./gates/unfinished.ts";

/** Two rows of gates, asked side by side: those that read the sources, and those that build or start something. */
const ROWS: readonly (readonly Gate[])[] = [
  [drawers, size, purity, unfinished, places, format, typeCheck, imports, deadCode],
  [citizenWeight, schema, packNames],
];
const GATES = ROWS.flat();

/** A gate that breaks is a gate that does not hold. */
async function ask(gate: Gate): Promise<Verdict> {
  try {
    return await gate.run();
  } catch (error) {
    return { ok: false, lines: [error instanceof Error ? (error.stack ?? "") : String(error)] };
  }
}

/** `npm run gates [-- name …]`: runs all gates, or those named. `--counts file` writes how many held. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { counts: { type: "string" } },
  });
  const unknown = positionals.filter((name) => !GATES.some((gate) => gate.name === name));
  if (unknown.length > 0) {
    const known = GATES.map((gate) => gate.name).join(", ");
    console.error(`no gate is called ${unknown.join(", ")}; there are ${known}`);
    process.exit(2);
  }
  const chosen = GATES.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  let failed = 0;
  const askRow = async (row: readonly Gate[]) => {
    for (const gate of row.filter((each) => chosen.includes(each))) {
      const began = performance.now();
      const { ok, lines } = await ask(gate);
      if (!ok) failed += 1;
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(`${ok ? "holds " : "BROKEN"} ${gate.name} (${seconds} s)`);
      for (const line of ok ? lines.slice(0, 4) : lines) console.log(`       ${line}`);
    }
  };
  await Promise.all(ROWS.map(askRow));
  const passed = chosen.length - failed;
  console.log(`${chosen.length} gates: ${passed} hold, ${failed} broken`);
  if (values.counts) writeFileSync(values.counts, JSON.stringify({ passed, failed }));
  process.exitCode = failed > 0 ? 1 : 0;
}

await main();
