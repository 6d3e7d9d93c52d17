import { type Fault, fault, ok, type Result, refuse } from "../fault/index.ts";
import { called, spoken } from "../fault/say.ts";
import type { FieldValues, FiledCells } from "../field/value.ts";
import { type Cell, cellsOf, cellWords, periodField } from "../indicator/cell.ts";
import { readSpan } from "../indicator/span.ts";
import type { ActionNode, CaseNode } from "../pack/node.ts";
import type { FiledNumber, FiledNumbers } from "./filed-number.ts";
import type { CaseState } from "./state.ts";
import type { World } from "./world.ts";

/**
 * Holds what is filed against what the action asks in this place and period (FL-2, FL-3); gives the numbers that differ from what
 * stands. A number that is not sent stays as it is.
 */
export function settleCells(
  given: FiledCells | undefined,
  state: CaseState,
  place: { readonly action: ActionNode; readonly node: CaseNode; readonly area: string },
  fields: FieldValues,
  world: World,
): Result<FiledCells> {
  const { action, area } = place;
  if (action.file.length === 0) return ok({});
  const asked = cellsOf(action, area, world.pack, world.areas);
  const ofPeriod = periodFault(fields, place, world);
  const faults: Fault[] = ofPeriod === undefined ? [] : [ofPeriod];
  const known = new Map(asked.map((cell) => [cell.name, cell]));
  for (const name of Object.keys(given ?? {})) {
    if (known.has(name)) continue;
    const values = { cell: name, action: action.name, area: areaName(area, world) };
    faults.push(fault("filing-cell-not-asked", values, cellPlace(name)));
  }
  const changed: Record<string, number | null> = {};
  for (const cell of known.values()) {
    const before = standing(state.filed, cell.name);
    const now = given !== undefined && cell.name in given ? (given[cell.name] ?? null) : before;
    if (now === null && !cell.item.optional) faults.push(missing(cell, world));
    if (now !== before) changed[cell.name] = now;
  }
  if (faults.length === 0) return ok(changed);
  const form = fault("case-form", called("action", action.name, action.text));
  return { ok: false, fault: { ...form, parts: faults } };
}

/** The value of a number as it stands; null when there is none. */
function standing(filed: FiledNumbers | undefined, cell: string): number | null {
  return filed?.[cell]?.at(-1)?.value ?? null;
}

/** What was filed before stays on record: a new value comes after it (FL-4). */
export function refiled(
  filed: FiledNumbers | undefined,
  cells: FiledCells,
  how: Omit<FiledNumber, "value">,
): FiledNumbers {
  const next: Record<string, readonly FiledNumber[]> = { ...filed };
  for (const [cell, value] of Object.entries(cells)) {
    next[cell] = [...(next[cell] ?? []), { value, ...how }];
  }
  return next;
}

/** The place of a number in a form. */
function cellPlace(name: string): string {
  return `figures.${name}`;
}

function missing(cell: Cell, world: World): Fault {
  const words = cellWords(cell, world.pack, world.areas);
  return fault("field-empty", spoken("field", words), cellPlace(cell.name));
}

/** A number is filed for a period of a length that all its indicators have. */
function periodFault(
  fields: FieldValues,
  { action, node }: { readonly action: ActionNode; readonly node: CaseNode },
  world: World,
): Fault | undefined {
  const field = periodField(node);
  const value = field === undefined ? undefined : fields[field.name];
  const span = typeof value === "string" ? readSpan(value) : undefined;
  if (field === undefined || !span?.ok) {
    return fault("filing-period-missing", called("action", action.name, action.text), field?.name);
  }
  const { beat: per } = span.value;
  for (const { indicator } of action.file) {
    const node = world.pack.indicators[indicator];
    if (node === undefined || node.per.includes(per)) continue;
    const values = { ...spoken("name", node.text), value: String(value) };
    return fault("filing-period-length", { ...values, allowed: node.per.join(", ") }, field.name);
  }
  return undefined;
}

function areaName(code: string, { areas }: World): string {
  return areas.get(code)?.name ?? code;
}

/** Numbers that came in a form (JSON) → numbers; every bad one is told (FL-2). */
export function parseCells(raw: unknown, action: ActionNode): Result<FiledCells> {
  if (raw === undefined || raw === null) return ok({});
  if (typeof raw !== "object" || Array.isArray(raw)) return refuse("filing-shape", {}, "figures");
  const faults: Fault[] = [];
  const cells: Record<string, number | null> = {};
  for (const [name, value] of Object.entries(raw)) {
    const number = readCell(value);
    if (number !== undefined) {
      cells[name] = number;
      continue;
    }
    const text = String(typeof value === "string" ? value : JSON.stringify(value)).slice(0, 60);
    faults.push(fault("filing-number", { cell: name, value: text }, cellPlace(name)));
  }
  if (faults.length === 0) return ok(cells);
  const values = { action: action.name, count: faults.length };
  return { ok: false, fault: { ...fault("field-form", values), parts: faults } };
}

/** A number as people type it: full-width digits, thousands set apart; blank = none. */
function readCell(value: unknown): number | null | undefined {
  if (value === null) return null;
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string") return undefined;
  const text = value
    .normalize("NFKC")
    .trim()
    .replace(/(?<=\d),(?=\d{3}(\D|$))/g, "");
  if (text === "") return null;
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : undefined;
}
