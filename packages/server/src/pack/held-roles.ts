import type { Pack, RoleNode } from "@xinlian/kernel";
import { openOf, type StoodOn } from "./standing.ts";

/** A role that the newer version does not have, and how many open cases of older versions may need it. */
export interface HeldRole {
  readonly role: RoleNode;
  readonly open: number;
}

/** Roles that go on until the cases of older versions are settled or moved. */
export function heldRoles(
  pack: Pack,
  stood: readonly StoodOn[],
  versions: ReadonlyMap<string, Pack>,
): readonly HeldRole[] {
  const held = new Map<string, HeldRole>();
  for (const { hash, standing } of stood) {
    const older = versions.get(hash);
    const open = openOf(standing);
    if (older === undefined || hash === pack.hash || open === 0) continue;
    for (const role of Object.values(older.roles)) {
      if (pack.roles[role.name] !== undefined) continue;
      const before = held.get(role.name);
      held.set(role.name, { role: before?.role ?? role, open: (before?.open ?? 0) + open });
    }
  }
  return [...held.values()];
}
