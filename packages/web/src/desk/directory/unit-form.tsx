import type { FormField, UnitBody, UnitView, Value } from "@xinlian/wire";
import { Link } from "react-router";
import { Refused } from "../server/problem.ts";
import { useSay, useWords } from "../words/language.tsx";
import { asked, oneLine, pair } from "./asked.ts";
import { ChangePanel } from "./change-panel.tsx";
import { changeWords } from "./change-words.ts";
import { unitWith, useChanges } from "./changes.ts";
import { unitDifference } from "./unit-difference.ts";
import type { Ends } from "./use-doing.ts";

const LEVELS = ["city", "county", "township", "village"] as const;

/** Sets up a unit, or changes the one that is given. */
export function UnitForm({ unit, onDone, onCancel }: { unit: UnitView | null } & Ends) {
  const w = useWords(changeWords);
  const say = useSay();
  const { putUnit } = useChanges();
  const send = async (values: Record<string, Value>, key: string) => {
    const body = bodyOf(values, unit);
    if (unit === null) {
      const taken = await unitWith(body.id);
      if (taken) throw idTaken(w.idTaken(say(taken.words)));
    }
    const now = await putUnit(body, key);
    onDone((w, say) => {
      const name = say(now.words);
      if (unit !== null) {
        const parts = unitDifference(unit, now, w, say);
        return parts.length === 0 ? w.unitSame(name) : w.unitChanged(name, parts);
      }
      return (
        <>
          {w.unitAdded(name, now.id)}{" "}
          <Link to={`/directory/units?${new URLSearchParams({ q: now.id })}`}>{w.seeUnit}</Link>
        </>
      );
    });
  };
  return (
    <ChangePanel
      title={unit === null ? w.addUnit : w.of(w.changeUnit, say(unit.words))}
      form={fieldsOf(unit)}
      {...(unit === null && { draft: "unit" })}
      send={send}
      sendText={unit === null ? w.addUnit : w.changeUnit}
      onCancel={onCancel}
    />
  );
}

/** Dissolves a unit, or takes that back. */
export function DissolveForm({ unit, onDone, onCancel }: { unit: UnitView } & Ends) {
  const w = useWords(changeWords);
  const say = useSay();
  const { putUnit } = useChanges();
  const verb = unit.dissolved ? w.restore : w.dissolve;
  const send = async (values: Record<string, Value>, key: string) => {
    const { id, words, level } = unit;
    const heir = typeof values.heir === "string" ? { heir: values.heir } : {};
    const upper = unit.upper?.id ?? null;
    const dissolved = !unit.dissolved;
    const area = unit.area.code;
    const body = { id, words, level, area, upper, dissolved, ...(dissolved && heir) };
    const now = await putUnit(body, key);
    onDone((w, say) => (dissolved ? w.unitDissolved : w.unitRestored)(say(now.words)));
  };
  return (
    <ChangePanel
      title={w.of(verb, say(unit.words))}
      says={unit.dissolved ? w.restoreSays : w.dissolveSays}
      form={
        unit.dissolved
          ? []
          : [asked("heir", "unit", pair("heir"), { optional: true, hint: pair("heirHint") })]
      }
      send={send}
      sendText={verb}
      onCancel={onCancel}
    />
  );
}

function fieldsOf(unit: UnitView | null): readonly FormField[] {
  const { zh = null, en = null } = unit?.words ?? {};
  return [
    ...(unit === null ? [asked("id", "text", pair("id"), { hint: pair("idHint") })] : []),
    asked("zh", "text", pair("zh"), { value: zh }),
    asked("en", "text", pair("en"), { value: en, optional: true, hint: pair("enHint") }),
    asked("level", "choice", pair("level"), {
      value: unit?.level ?? null,
      choices: LEVELS.map((value) => ({ value, words: pair(value) })),
    }),
    asked("area", "area", pair("area"), { value: unit?.area.code ?? null }),
    asked("upper", "unit", pair("upper"), { value: unit?.upper?.id ?? null, optional: true }),
  ];
}

function bodyOf(values: Record<string, Value>, unit: UnitView | null): UnitBody {
  const zh = oneLine(values.zh);
  return {
    id: unit?.id ?? oneLine(values.id),
    words: { zh, en: oneLine(values.en) || zh },
    level: values.level as UnitBody["level"],
    area: String(values.area),
    upper: typeof values.upper === "string" ? values.upper : null,
    ...(unit?.dissolved && { dissolved: true }),
  };
}

/** Told like a fault of the server, so that it stands at its field. */
function idTaken(detail: string): Refused {
  return new Refused({
    type: "about:blank",
    status: 409,
    code: "unit-id-taken",
    title: detail,
    detail,
    place: "id",
  });
}
