import { byTool } from "./command.ts";
import type { Gate } from "./gate.ts";

/** Format and lint; a warning is a breach, as nobody reads the second one. */
export const format: Gate = {
  name: "format",
  run: () =>
    byTool("biome", ["check", "--error-on-warnings", "--max-diagnostics=50", "--colors=off"]),
};
