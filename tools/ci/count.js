// `node tools/ci/count.js <file>`: prints "<passed> <failed>" of a report that Vitest or the gates wrote.
import { readFileSync } from "node:fs";

/** @param {string} file @returns {[number, number]} */
function count(file) {
  const report = JSON.parse(readFileSync(file, "utf8"));
  if (report.testResults === undefined) return [report.passed, report.failed];
  // A file that does not even load has no test in it, and is a failure all the same.
  const unloaded = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ { status, assertionResults }) =>
      status === "failed" && assertionResults.length === 0,
  ).length;
  return [report.numPassedTests, report.numFailedTests + unloaded];
}

try {
  console.log(count(process.argv[2] ?? "").join(" "));
} catch {
  // No report: the tool broke before it could write one.
  console.log("0 1");
}
