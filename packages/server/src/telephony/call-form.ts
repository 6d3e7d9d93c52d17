import type {
  ActionNode,
  CaseNode,
  CaseState,
  FieldValue,
  FieldValues,
  Me,
  World,
} from "@xinlian/kernel";
import type { StoredCall } from "@xinlian/ledger";
import { formOf } from "../case/form-view.ts";
import type { CityNow } from "../engine/city-now.ts";

/** The steps of a call: each knows other things. */
export type CallStep = "take" | "end" | "record";

/**
 * What a call fills of a form, by the kinds of its fields: when it is taken the first contact is the caller and the first whole number the
 * seconds until then; when its recording is noted, the first text is where that lies. The rest is what the pack proposes.
 */
export function callForm(
  step: CallStep,
  call: StoredCall,
  action: ActionNode,
  node: CaseNode,
  state: CaseState | null,
  city: CityNow,
  world: World,
  me: Me,
): FieldValues {
  const form: Record<string, FieldValue> = {};
  for (const { field, value } of formOf(action, node, world.pack, city, state, { world, me })) {
    if (value !== null) form[field] = value as FieldValue;
  }
  const put = (kind: string, value: FieldValue | undefined) => {
    const item = action.form.find(({ field }) => node.fields[field]?.kind === kind);
    if (item !== undefined && value !== undefined) form[item.field] = value;
  };
  if (step === "record" && call.recording !== null) put("text", call.recording);
  if (step !== "take") return form;
  if (call.phone !== null) put("contact", { phone: call.phone });
  const { rang, answered } = call;
  if (rang !== null && answered !== null && answered >= rang)
    put("whole", Math.round((answered - rang) / 1000));
  return form;
}
