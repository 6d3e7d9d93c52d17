import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { ROOT } from "../build/sources.js";
import { machine } from "./machine.ts";

/** What a benchmark or a campaign found. `figures` carry their unit in their name: `appendsPerSecond`. */
export interface Found {
  readonly ok: boolean;
  readonly figures: Readonly<Record<string, unknown>>;
}

export interface CampaignOptions {
  /** Smaller sizes, the same checks: what CI runs. */
  readonly quick: boolean;
}

/** The default export of `bench/<name>.ts` and `prove/<name>.ts`. */
export type Campaign = (options: CampaignOptions) => Promise<Found>;

/** The campaigns of a folder: every module in it but `run.ts`; what they share stands in folders below. */
export function campaigns(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith(".ts") && file !== "run.ts")
    .map((file) => file.slice(0, -".ts".length))
    .sort();
}

/**
 * Runs one campaign of `folder` by the name on the command line, says on what machine, and ends with one line of
 * JSON. Exits 0 when it holds, 1 when it does not, 2 when there is none of that name.
 */
export async function runCampaign(folder: "bench" | "prove"): Promise<never> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: "boolean", default: false } },
  });
  const name = positionals[0] ?? "";
  const known = campaigns(folder);
  if (!known.includes(name)) {
    const said = name === "" ? "say which" : `there is no ${folder}/${name}.ts`;
    console.error(`${said}: ${known.join(", ") || `${folder}/ holds none`}`);
    process.exit(2);
  }
  console.log(`${folder} ${name}${values.quick ? " (quick)" : ""} on ${machine()}`);
  const { ok, figures } = await Promise.race([
    attempt(join(ROOT, folder, `${name}.ts`), values.quick),
    nobodyCaught(),
  ]);
  // The last write before the exit: stdout may be a pipe.
  const line = `${JSON.stringify({ name, ok, figures })}\n`;
  await new Promise<void>((resolve) => process.stdout.write(line, () => resolve()));
  process.exit(ok ? 0 : 1);
}

/** A campaign that throws has not held; its last line says so, too. */
async function attempt(file: string, quick: boolean): Promise<Found> {
  try {
    const module: { default: Campaign } = await import(pathToFileURL(file).href);
    return await module.default({ quick });
  } catch (error) {
    return broke(error);
  }
}

/** The same for what a campaign threw where it did not wait. */
function nobodyCaught(): Promise<Found> {
  return new Promise((resolve) => {
    process.once("unhandledRejection", (error) => resolve(broke(error)));
  });
}

function broke(error: unknown): Found {
  console.error(error);
  return {
    ok: false,
    figures: { broke: error instanceof Error ? error.message : String(error) },
  };
}
