import type { World } from "../../case/world.ts";
import { Sight, Unread } from "../cel/sight.ts";
import type { CelType, Name } from "../cel/type.ts";
import type { PackDraft } from "../draft/read-nodes.ts";
import { type EntrySeen, OtherCase } from "./seen.ts";

/** How the type of an entry's `links` begins: whoever checks an expression knows by it what is read. */
export const HANGING = "links of ";

/** `links.<type>` of an entry: the cases of that type that name it in a field and have not ended. */
export function hangingName(
  register: string,
  pack: PackDraft,
  caseType: (type: string) => CelType,
): Name {
  const nodes = Object.values(pack.cases).flatMap(({ name, fields }) => {
    const own = Object.values(fields).filter(
      ({ kind, of, seal, value }) => kind === "register" && of === register && !seal && !value,
    );
    return own.length === 0 ? [] : [{ type: name, fields: own.map((field) => field.name) }];
  });
  const table = new Map<string, Name>(
    nodes.map(({ type, fields }) => {
      const item = caseType(type);
      const get = (seen: EntrySeen) => hanging(seen, type, fields, item);
      return [type, { type: { is: "list", of: item }, get }];
    }),
  );
  const type: CelType = { is: "sight", name: `${HANGING}${register}`, table: () => table };
  return { type, get: (seen: EntrySeen) => new Sight(table, seen, "links") };
}

/** @throws Unread when whoever built the world did not read them */
function hanging(
  { id, world }: EntrySeen,
  type: string,
  fields: readonly string[],
  item: CelType,
): readonly Sight[] {
  if (item.is !== "sight") throw new Error("a case is a sight");
  if (world.linked !== undefined && !world.linked.has(id)) throw new Unread(`links of ${id}`);
  return standing(world, type)
    .filter((state) => fields.some((name) => names(state.fields[name], id)))
    .map(({ stream }) => new Sight(item.table(), new OtherCase(stream, world), stream));
}

function standing(world: World, type: string) {
  return [...world.cases.values()].filter((state) => state.type === type && !state.ended);
}

function names(value: unknown, id: string): boolean {
  return value === id || (Array.isArray(value) && value.includes(id));
}
