import { byTool } from "./command.ts";
import type { Gate } from "./gate.ts";

/** Files, exports and dependencies that nothing uses. */
export const deadCode: Gate = {
  name: "dead-code",
  run: () => byTool("knip", ["--no-progress"]),
};
