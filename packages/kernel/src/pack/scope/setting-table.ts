import type { Name, Table } from "../cel/type.ts";
import { type CelType, DOUBLE, LIMIT, STRING } from "../cel/type.ts";
import type { Draft } from "../draft/draft.ts";
import type { SettingNode } from "../node.ts";
import { toCel } from "./convert.ts";
import { CADENCE } from "./field-type.ts";
import type { Seen } from "./seen.ts";

type Value = Draft<SettingNode>["value"];

/** `setting.x`: the city's own value where it set one, else the pack's. */
export function settingTable(settings: Readonly<Record<string, Draft<SettingNode>>>): Table {
  return new Map<string, Name>(
    Object.values(settings).map((setting) => [setting.name, nameOf(setting)]),
  );
}

function nameOf(setting: Draft<SettingNode>): Name {
  const { name, value } = setting;
  const cell = cellType(setting.is);
  const table = typeof value === "object";
  const type: CelType = table ? { is: "rows", keys: Object.keys(value), of: cell } : cell;
  const get = ({ world }: Seen) => {
    const own = world.settings[name] as Value | undefined;
    if (!table) return toCel(cell, (own ?? value) as string, world);
    const cells = { ...value, ...(own as object | undefined) };
    const rows = Object.entries(cells).map(([key, row]) => [key, toCel(cell, row, world)]);
    return Object.fromEntries(rows);
  };
  return { type, get };
}

function cellType(is: SettingNode["is"]): CelType {
  if (is === "limit") return LIMIT;
  if (is === "number") return DOUBLE;
  if (is === "cadence") return CADENCE;
  return is === "yes" ? { is: "bool" } : STRING;
}
