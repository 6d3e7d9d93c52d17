/** What a pack may weigh, so that nothing large is sent in vain; the server looks again. */
const MOST_FILES = 200;
const MOST_BYTES = 2 * 1024 * 1024;
const ENDINGS = /\.(yaml|liquid|md)$/;

export type ChosenFault = "none" | "many" | "large" | "main" | "binary";

export type Chosen =
  | {
      readonly ok: true;
      /** As `pack.yaml` says it. */
      readonly name: string;
      readonly files: Readonly<Record<string, string>>;
    }
  | { readonly ok: false; readonly why: ChosenFault; readonly about: string };

/**
 * The files of a folder that somebody chose, as texts by their path in it. Invented data (`demo/`) and files that begin with a dot are left
 * out; a file that is no text is named.
 */
export async function readChosen(list: readonly File[]): Promise<Chosen> {
  const refuse = (why: ChosenFault, about: string): Chosen => ({ ok: false, why, about });
  const found = list
    .map((file) => ({ file, path: pathIn(file) }))
    .filter(({ path }) => !path.startsWith("demo/") && !/(^|\/)\./.test(path));
  if (found.length === 0) return refuse("none", "");
  if (found.length > MOST_FILES) return refuse("many", String(found.length));
  const bytes = found.reduce((sum, { file }) => sum + file.size, 0);
  if (bytes > MOST_BYTES) return refuse("large", String(Math.ceil(bytes / 1024)));
  const stray = found.find(({ path }) => !ENDINGS.test(path));
  if (stray !== undefined) return refuse("binary", stray.path);
  const files: Record<string, string> = {};
  for (const { file, path } of found) {
    const text = await textOf(file);
    if (text === null) return refuse("binary", path);
    files[path] = text;
  }
  const name = /^pack:\s*["']?([a-z][a-z0-9_]*)/m.exec(files["pack.yaml"] ?? "")?.[1];
  return name === undefined ? refuse("main", "pack.yaml") : { ok: true, name, files };
}

/** A chosen folder stands before each path; files chosen one by one have none. */
function pathIn(file: File): string {
  const path = file.webkitRelativePath;
  return path === "" ? file.name : path.split("/").slice(1).join("/");
}

async function textOf(file: File): Promise<string | null> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}
