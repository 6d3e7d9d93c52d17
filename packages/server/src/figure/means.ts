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
      .map(({ name, text, value }) => {
        const own = settings[name] ?? value;
        const said =
          typeof own === "object"
            ? tableText({ ...(value as object), ...own }, pack, language)
            : String(own);
        return `${text[language]} ${said}`;
      })
      .join(language === "zh" ? "；" : "; ");
  return {
    zh: `${means?.zh ?? ""}（${say("zh")}）`,
    en: `${means?.en ?? ""} (${say("en")})`.trim(),
  };
}

/** The rows of a table of numbers, each by the words of the choice it goes by. */
function tableText(rows: object, pack: Pack, language: "zh" | "en"): string {
  const names = Object.keys(rows);
  const choice = Object.values(pack.choices).find(({ values }) =>
    names.every((name) => Object.hasOwn(values, name)),
  );
  return Object.entries(rows)
    .map(([name, number]) => `${choice?.values[name]?.[language] ?? name} ${number}`)
    .join(language === "zh" ? "、" : ", ");
}
