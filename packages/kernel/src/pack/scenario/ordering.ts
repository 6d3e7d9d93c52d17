import type { Order } from "../../case/world.ts";
import { ok, type Result } from "../../fault/index.ts";
import type { EntryOrder } from "../../register/decide.ts";
import { formOf, type Ordering, type Unnamed } from "./asked-form.ts";
import { entryOrder } from "./entry-ordering.ts";
import type { Step } from "./node.ts";
import { plain } from "./read-given.ts";

/**
 * `do: case.opening`; `name.action`; `name.type.action` for the latest case of a type that it made, `name.type.2.action`
 * for the second; `entry.cadence.action` does what an entry owes; `register.enter`, `entry.change`, `entry.end`; `name.look` at sealed `fields` with a reason `why`.
 */
export function orderOf(
  step: Step,
  ordering: Ordering,
): Result<Order> | Result<EntryOrder> | Unnamed {
  const { pack, world, names } = ordering;
  const [head = "", ...rest] = step.do.source.split(".");
  const ofEntry = entryOrder(step, head, rest, ordering);
  if (ofEntry !== undefined) return ofEntry;
  const last = rest.at(-1) ?? "";
  const stream = find(head, rest.slice(0, -1), ordering);
  const type = stream === undefined ? head : (world.cases.get(stream)?.type ?? head);
  const node = pack.cases[type];
  const action = node?.actions[last];
  if (stream !== undefined && action === undefined && last === "look") {
    return ok({ do: "look", stream, ...look(step) });
  }
  if (node === undefined || action === undefined) {
    return { allowed: [...names.streams.keys(), ...Object.keys(pack.cases)].join(", ") };
  }
  const form = formOf(step, action, node, ordering);
  if (!form.ok) return form;
  if (stream !== undefined) return ok({ do: "act", stream, action: last, form: form.value });
  const parent = step.of === undefined ? undefined : names.streams.get(step.of.source);
  if (step.of !== undefined && parent === undefined)
    return { allowed: [...names.streams.keys()].join(", ") };
  const opening = { do: "open", type, action: last, form: form.value } as const;
  return ok(parent === undefined ? opening : { ...opening, parent });
}

function find(
  alias: string,
  path: readonly string[],
  { names, world }: Ordering,
): string | undefined {
  let stream = names.streams.get(alias);
  for (const [at, type] of path.entries()) {
    if (/^\d+$/.test(type)) continue;
    const nth = path[at + 1];
    const links = stream === undefined ? undefined : world.cases.get(stream)?.links[type];
    stream = nth !== undefined && /^\d+$/.test(nth) ? links?.[Number(nth) - 1] : links?.at(-1);
  }
  return stream;
}

function look(step: Step): { readonly fields: readonly string[]; readonly why: string } {
  const [fields, why] = ["fields", "why"].map((name) => {
    const tree = step.with.get(name);
    return tree === undefined ? "" : plain(tree);
  });
  return {
    fields: Array.isArray(fields) ? fields.map(String) : [String(fields)],
    why: String(why),
  };
}
