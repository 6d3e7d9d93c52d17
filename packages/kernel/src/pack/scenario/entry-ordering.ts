import { owedNow } from "../../cadence/owing.ts";
import type { Order } from "../../case/world.ts";
import { ok, type Result, refuse, spoken } from "../../fault/index.ts";
import { entryTitle } from "../../field/words.ts";
import type { EntryOrder } from "../../register/decide.ts";
import { parseEntry } from "../../register/form.ts";
import type { EntryState } from "../../register/state.ts";
import type { RegisterNode } from "../node.ts";
import { formOf, type Ordering, type Unnamed } from "./asked-form.ts";
import { owedOf } from "./lapsing.ts";
import type { Step } from "./node.ts";
import { plain } from "./read-given.ts";
import { formValue } from "./value.ts";

/** An order of a step that speaks of an entry; undefined when it speaks of none. */
export function entryOrder(
  step: Step,
  head: string,
  rest: readonly string[],
  ordering: Ordering,
): Result<Order> | Result<EntryOrder> | Unnamed | undefined {
  const { pack, world, names } = ordering;
  const [first = "", second] = rest;
  const named = pack.registers[head];
  if (named !== undefined && first === "enter") return enter(step, named, ordering);
  const entry = world.entries.get(names.streams.get(head) ?? "");
  const register = entry && pack.registers[entry.register];
  if (entry === undefined || register === undefined) return undefined;
  if (second !== undefined) return meeting(step, entry, register, [first, second], ordering);
  if (first === "change") return change(step, entry, register, ordering);
  if (first !== "end") {
    return { allowed: ["change", "end", ...Object.keys(register.cadences)].join(", ") };
  }
  const why = step.with.get("why");
  return ok({ do: "end", stream: entry.stream, why: String(why === undefined ? "" : plain(why)) });
}

function enter(step: Step, register: RegisterNode, ordering: Ordering): Result<EntryOrder> {
  const fields = parseEntry(
    register,
    raw(step, register, ordering),
    ordering.world.world(),
    "enter",
  );
  return fields.ok ? ok({ do: "enter", register: register.name, fields: fields.value }) : fields;
}

function change(
  step: Step,
  { stream }: EntryState,
  register: RegisterNode,
  ordering: Ordering,
): Result<EntryOrder> {
  const given = raw(step, register, ordering);
  const fields = parseEntry(register, given, ordering.world.world(), "change");
  return fields.ok ? ok({ do: "change", stream, fields: fields.value }) : fields;
}

function raw({ with: given }: Step, register: RegisterNode, { names }: Ordering): object {
  return Object.fromEntries(
    [...given].map(([name, tree]) => [name, formValue(register.fields[name], tree, names.streams)]),
  );
}

/** What the entry owes for the stretch that runs. */
function meeting(
  step: Step,
  entry: EntryState,
  register: RegisterNode,
  [by, name]: readonly [string, string],
  ordering: Ordering,
): Result<Order> | Unnamed {
  const { pack, world } = ordering;
  const cadence = register.cadences[by];
  const node = pack.cases[cadence?.type ?? ""];
  const action = node?.actions[name];
  if (cadence === undefined || node === undefined || action === undefined) {
    return { allowed: Object.keys(node?.actions ?? register.cadences).join(", ") };
  }
  const now = world.world();
  const span = owedNow(entry, cadence, now);
  if (span === undefined) {
    return refuse("cadence-not-owed", {
      ...spoken("entry", entryTitle(entry, register, now)),
      ...spoken("cadence", cadence.text),
      span: "–",
      allowed: "–",
    });
  }
  const form = formOf(step, action, node, ordering);
  if (!form.ok) return form;
  const owed = owedOf(entry, cadence, span.name);
  return ok({ do: "meet", owed, stream: world.stream(), action: name, form: form.value });
}
