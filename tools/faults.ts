import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./build/sources.js";
import { faultPage } from "./faults/page.ts";

/** `npm run faults`: writes `docs/faults.md`. */
writeFileSync(join(ROOT, "docs/faults.md"), faultPage());
