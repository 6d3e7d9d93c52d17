import { expect, test } from "vitest";
import { faultPage } from "../faults/page.ts";
import { readText } from "../gates/tree.ts";

test("docs/faults.md lists every fault as the table has it; `npm run faults` writes it", () => {
  expect(readText("docs/faults.md")).toBe(faultPage());
});
