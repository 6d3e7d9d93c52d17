import type { Language } from "@xinlian/kernel";

/** The first of our languages that `Accept-Language` prefers; Chinese when it names neither. */
export function acceptedLanguage(header: string | undefined): Language {
  let best: { language: Language; quality: number } | undefined;
  for (const part of (header ?? "").split(",").slice(0, 20)) {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const language = /^zh\b/.test(tag) ? "zh" : /^en\b/.test(tag) ? "en" : undefined;
    if (language === undefined) continue;
    const q = parameters.map((each) => each.trim()).find((each) => each.startsWith("q="));
    const quality = q === undefined ? 1 : Number(q.slice(2));
    if (quality > 0 && (best === undefined || quality > best.quality)) best = { language, quality };
  }
  return best?.language ?? "zh";
}
