import type { Pack } from "@xinlian/kernel";
import type { RegisterWriter } from "@xinlian/ledger";

/** Who writes the registers of a pack, as the database keeps it for its walls. Conditions of actors are the kernel's alone. */
export function writersOf(pack: Pack): readonly RegisterWriter[] {
  return Object.values(pack.registers).flatMap(({ name: register, by }) =>
    by.flatMap((actor): readonly RegisterWriter[] => {
      const { kind, role = "", at, path = "" } = actor;
      if (kind === "self" || kind === "feed")
        return [{ register, role: "", bound: kind, field: "" }];
      if (kind === "field") return [{ register, role: "", bound: "person", field: path }];
      if (kind !== "role") return [];
      if (at === undefined) return [{ register, role, bound: "any", field: "" }];
      if (at === "area") return [{ register, role, bound: "area", field: "" }];
      return [{ register, role, bound: "unit", field: at }];
    }),
  );
}
