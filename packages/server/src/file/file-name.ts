import { EXTENSIONS } from "./kinds.ts";

/** Characters of a name that are kept. */
const LONGEST = 100;

/**
 * A name that can be shown and saved anywhere: no path, no control or direction marks, and the extension of what the file is, so that
 * `bill.pdf.exe` is never handed on as such.
 */
export function fileName(given: string, type: string): string {
  const extensions = EXTENSIONS[type] ?? ["bin"];
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, "");
  const halves = /^(.*?)(?:\.([A-Za-z0-9]{1,5}))?$/.exec(plain.replace(/^[.\s]+|[.\s]+$/g, ""));
  const [, base = "", extension = ""] = halves ?? [];
  const fits = extensions.includes(extension.toLowerCase());
  const stem = fits || extension === "" ? base : `${base}.${extension}`;
  const short = Array.from(stem.trim()).slice(0, LONGEST).join("");
  const end = fits ? extension.toLowerCase() : extensions[0];
  return `${short === "" ? "file" : short}.${end}`;
}
