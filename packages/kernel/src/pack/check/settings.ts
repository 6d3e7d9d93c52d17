import { isRhythm, RHYTHMS } from "../../cadence/rhythm.ts";
import { type Fault, fault, ok, type Result } from "../../fault/index.ts";
import { isLimitText } from "../draft/limit-text.ts";
import { near } from "../draft/near.ts";
import type { Pack, SettingNode } from "../node.ts";

/**
 * What a city sets differently from a pack: names, rows and kinds of values must be the pack's own. Every mistake is
 * told, with the setting (and row) as its place.
 */
export function checkSettings(
  pack: Pack,
  raw: Readonly<Record<string, unknown>>,
): Result<Readonly<Record<string, unknown>>> {
  const faults = Object.entries(raw).flatMap(([name, value]) => {
    const setting = Object.hasOwn(pack.settings, name) ? pack.settings[name] : undefined;
    if (setting === undefined) return [unknown("setting", name, Object.keys(pack.settings), name)];
    return checkSetting(setting, value);
  });
  if (faults.length === 0) return ok(raw);
  const told = fault("pack-settings", { pack: pack.name, count: faults.length });
  return { ok: false, fault: { ...told, parts: faults } };
}

function checkSetting(setting: SettingNode, value: unknown): readonly Fault[] {
  const { name, is } = setting;
  if (typeof setting.value !== "object") return checkValue(is, value, name);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [fault("pack-shape", { word: name, wanted: "{ … }" }, name)];
  }
  const rows = Object.keys(setting.value);
  return Object.entries(value).flatMap(([row, cell]) =>
    rows.includes(row)
      ? checkValue(is, cell, `${name}.${row}`)
      : [unknown("row", row, rows, `${name}.${row}`)],
  );
}

function checkValue(is: SettingNode["is"], value: unknown, place: string): readonly Fault[] {
  const shown = String(value);
  if (is === "limit") {
    const good = typeof value === "string" && isLimitText(value);
    return good ? [] : [fault("pack-limit", { limit: shown }, place)];
  }
  if (is === "cadence") {
    if (isRhythm(value)) return [];
    const allowed = RHYTHMS.join(", ");
    return [fault("pack-value", { word: place, value: shown, near: "–", allowed }, place)];
  }
  const wanted = is === "number" ? "number" : is === "yes" ? "boolean" : "string";
  const finite = typeof value !== "number" || Number.isFinite(value);
  if (typeof value === wanted && finite) return [];
  return [fault("pack-value", { word: place, value: shown, near: "–", allowed: is }, place)];
}

function unknown(kind: string, name: string, allowed: readonly string[], place: string): Fault {
  const list = allowed.join(", ") || "–";
  return fault(
    "pack-unknown",
    { kind, name, near: near(name, allowed) ?? "–", allowed: list },
    place,
  );
}
