import type { Choice, PackView } from "@xinlian/wire";

/** The choices of a pack that its cases ask for: what may be a topic. */
export function topicsOf(pack: PackView | undefined): readonly Choice[] {
  if (!pack) return [];
  const asked = new Set(
    pack.types.flatMap((type) =>
      type.fields.filter((field) => field.kind === "choice").map((field) => field.of ?? ""),
    ),
  );
  return pack.choices.filter((choice) => asked.has(choice.name)).flatMap((choice) => choice.values);
}
