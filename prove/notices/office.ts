import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The office programme of Debian. */
const PROGRAMME = "soffice";

/** The faces that the standard names, and what is shown in their place: faces of the same kind that Debian has. */
const FACES = {
  方正小标宋简体: "Noto Serif CJK SC",
  仿宋_GB2312: "Noto Serif CJK SC",
  宋体: "Noto Serif CJK SC",
  黑体: "Noto Sans CJK SC",
};

function fontRules(): string {
  const rules = Object.entries(FACES).map(
    ([named, shown]) =>
      `<match><test name="family"><string>${named}</string></test><edit name="family" mode="assign" binding="strong"><string>${shown}</string></edit></match>`,
  );
  return `<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include>${rules.join("")}</fontconfig>`;
}

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
    const fonts = join(folder, "fonts.conf");
    writeFileSync(fonts, fontRules());
    execFileSync(PROGRAMME, [...options, ...names.map((name) => join(folder, name))], {
      stdio: "ignore",
      timeout: 120_000,
      env: { ...process.env, FONTCONFIG_FILE: fonts },
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
