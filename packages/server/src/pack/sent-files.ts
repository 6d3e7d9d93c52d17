import { type Fault, fault, ok, type Result } from "@xinlian/kernel";

type Files = Readonly<Record<string, string>>;

const ENDINGS = ["yaml", "liquid", "md"];
/** Most folders and the file in them. */
const DEPTH = 4;
const PART = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;
/** What a folder may hold beside its pack: invented data is not loaded, and only the city lays parts over. */
const DEMO = "demo/";
const CITY = "city/";

/**
 * Files that somebody sent as a pack: plain relative names, texts only. What lies under `demo/` is left out, as when a folder is read; how
 * many and how much there may be, the pack's own bounds say.
 */
export function sentFiles(files: Files): Result<Files> {
  const faults: Fault[] = [];
  const kept: Record<string, string> = {};
  for (const [path, text] of Object.entries(files)) {
    if (!isPlain(path) || path.startsWith(CITY)) {
      faults.push(
        fault("pack-version-path", { path: path.slice(0, 120), most: DEPTH }, path.slice(0, 120)),
      );
    } else if (path.startsWith(DEMO)) {
      // Not part of the version.
    } else if (!ENDINGS.some((ending) => path.endsWith(`.${ending}`)) || isBinary(text)) {
      const allowed = ENDINGS.map((ending) => `.${ending}`).join(", ");
      faults.push(fault("pack-version-binary", { path, allowed }, path));
    } else kept[path] = text;
  }
  if (faults.length === 0) return ok(kept);
  return {
    ok: false,
    fault: { ...fault("pack-broken", { count: faults.length }), parts: faults },
  };
}

function isPlain(path: string): boolean {
  const parts = path.split("/");
  return parts.length <= DEPTH && parts.every((part) => PART.test(part) && !part.includes(".."));
}

/** No text has a zero, and what could not be decoded shows as the replacement sign. */
function isBinary(text: string): boolean {
  return text.includes("\0") || text.includes("\ufffd");
}
