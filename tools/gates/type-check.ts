import { byTool } from "./command.ts";
import type { Gate } from "./gate.ts";

export const typeCheck: Gate = {
  name: "types",
  run: () => byTool("tsc", ["--noEmit", "--pretty", "false"]),
};
