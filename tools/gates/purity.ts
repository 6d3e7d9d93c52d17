import { type Gate, verdict } from "./gate.ts";
import { readText, sourceFiles } from "./tree.ts";

/** Time and chance reach the kernel as arguments only. */
const IMPURE = [
  /\bDate\.now\s*\(/,
  /\bnew Date\s*\(\s*\)/,
  /\bMath\.random\s*\(/,
  /\bperformance\.now\s*\(/,
  /\bcrypto\.(randomUUID|getRandomValues)\b/,
  /\bprocess\.[a-z]/,
  /["']node:/,
];

export const purity: Gate = {
  name: "purity",
  run: () => {
    const kernel = sourceFiles().filter((path) => path.startsWith("packages/kernel/src/"));
    const breaches = kernel.flatMap((path) =>
      readText(path)
        .split("\n")
        .flatMap((line, index) =>
          IMPURE.some((impure) => impure.test(line))
            ? [`${path}:${index + 1}: ${line.trim()}`]
            : [],
        ),
    );
    return verdict(kernel.length, "kernel files", breaches);
  },
};
