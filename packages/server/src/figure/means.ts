import type { IndicatorNode, Pack, Words } from "@xinlian/kernel";

/** The definition of an indicator with the weights it uses, as they are now. */
export function meansOf(
  { means, derived, counted }: IndicatorNode,
  pack: Pack,
  settings: Readonly<Record<string, unknown>>,
): Words | null {
  const sources = [derived?.part, derived?.whole, counted?.where, counted?.sum]
    .map((expression) => expression?.source ?? "")
    .join(" ");
  const weights = Object.values(pack.settings).filter(
    ({ name, is }) => is === "number" && new RegExp(`\\bsetting\\.${name}\\b`).test(sources),
  );
  if (weights.length === 0) return means ?? null;
  const say = (language: "zh" | "en") =>
    weights
      .map(({ name, text, value }) => `${text[language]} ${String(settings[name] ?? value)}`)
      .join(language === "zh" ? "；" : "; ");
  return {
    zh: `${means?.zh ?? ""}（${say("zh")}）`,
    en: `${means?.en ?? ""} (${say("en")})`.trim(),
  };
}
