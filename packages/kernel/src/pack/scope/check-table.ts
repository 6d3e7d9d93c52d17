import type { World } from "../../case/world.ts";
import type { CheckItem } from "../../field/value.ts";
import { Sight } from "../cel/sight.ts";
import type { Name, Table } from "../cel/type.ts";
import { BOOL, type CelType, INT, STRING } from "../cel/type.ts";
import { names } from "./directory-tables.ts";

/** What an item of a checklist stands on in an expression. */
export interface CheckSeen {
  readonly world: World;
  readonly check: CheckItem;
}

const ALWAYS: Table = names<CheckSeen>({
  ask: [STRING, ({ check }) => check.ask],
  yes: [BOOL, ({ check }) => check.ok === true],
  no: [BOOL, ({ check }) => check.ok === false],
  answered: [BOOL, ({ check }) => check.ok !== undefined],
  /** Answered by the action that is being done. */
  fresh: [BOOL, ({ check, world }) => check.at === world.now],
  number: [{ is: "double", maybe: true }, ({ check }) => check.number],
  note: [{ is: "string", maybe: true }, ({ check }) => check.note],
  photos: [INT, ({ check }) => BigInt(check.photos?.length ?? 0)],
});

/** The type of an item of a checklist over this register; `entry` is what it was taken from, as it stands. */
export function checkType(register: string, entry: CelType): CelType {
  const table = new Map<string, Name>([
    ...ALWAYS,
    [
      "entry",
      {
        type: entry,
        get: ({ check, world }: CheckSeen) => {
          if (entry.is !== "sight") throw new Error("an entry is a sight");
          return new Sight(entry.table(), { world, id: check.item }, check.item);
        },
      },
    ],
  ]);
  return { is: "sight", name: `check ${register}`, table: () => table };
}

export function checkSight(type: CelType & { is: "sight" }, check: CheckItem, world: World): Sight {
  return new Sight(type.table(), { world, check }, `check ${check.item}`);
}
