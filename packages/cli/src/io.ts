import type { Language } from "@xinlian/kernel";

/** Where a command speaks. */
export interface Io {
  readonly language: Language;
  out(text: string): void;
  err(text: string): void;
}

/** Chinese unless the environment asks for English alone. */
function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const asked = env.XINLIAN_LANG ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? "";
  return asked.startsWith("en") ? "en" : "zh";
}

export function standardIo(env: Readonly<Record<string, string | undefined>>): Io {
  return {
    language: languageOf(env),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  };
}
