import type { Choice, PackView, RegisterView } from "@xinlian/wire";
import { useTopicRegister } from "../register/use-registers.ts";

/** What may be a topic of a pack: values of its choices, or entries of a register. */
export interface Topics {
  readonly choices: readonly Choice[];
  /** The register whose entries are topics, as far as this person reads it. */
  readonly register: RegisterView | undefined;
  /** There is such a register, but this person reads it not: a topic is written by its key. */
  readonly unread: boolean;
}

export function useTopics(pack: PackView | undefined): Topics {
  const register = useTopicRegister(pack?.name ?? null);
  const fields = pack?.types.flatMap((type) => type.fields) ?? [];
  const unread = register === undefined && fields.some(({ kind }) => kind === "register");
  return { choices: topicsOf(pack), register, unread };
}

/** The choices of a pack that its cases ask for. */
function topicsOf(pack: PackView | undefined): readonly Choice[] {
  if (!pack) return [];
  const asked = new Set(
    pack.types.flatMap((type) =>
      type.fields.filter((field) => field.kind === "choice").map((field) => field.of ?? ""),
    ),
  );
  return pack.choices.filter((choice) => asked.has(choice.name)).flatMap((choice) => choice.values);
}
