import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The office programme of Debian. */
const PROGRAMME = "soffice";

/** The office programme's own name and version, or null where it is not installed. */
export function office(): string | null {
  try {
    return execFileSync(PROGRAMME, ["--version"], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}

/**
 * Has the programme open files and make PDF of them.
 * @param files name with ending → content
 * @param keep folder that gets the PDFs; none of them is kept without it
 * @returns which of them became no PDF
 */
export function converted(
  files: ReadonlyMap<string, Buffer>,
  keep: string | undefined,
): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "xinlian-notices-"));
  try {
    const names = [...files].map(([name, content]) => {
      // Two files of one name and different endings would become one PDF.
      const own = name.replace(".", "-").concat(name.slice(name.lastIndexOf(".")));
      writeFileSync(join(folder, own), content);
      return own;
    });
    const out = keep ?? folder;
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const options = ["--headless", profile, "--convert-to", "pdf", "--outdir", out];
    execFileSync(PROGRAMME, [...options, ...names.map((name) => join(folder, name))], {
      stdio: "ignore",
      timeout: 120_000,
    });
    return names.filter((name) => !isPdf(join(out, name.replace(/[.][^.]+$/, ".pdf"))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isPdf(path: string): boolean {
  try {
    return readFileSync(path).subarray(0, 5).toString() === "%PDF-";
  } catch {
    return false;
  }
}
