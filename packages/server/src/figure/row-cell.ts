import type { ActionNode, CaseNode } from "@xinlian/kernel";
import { type Cell, cellsOf, type FieldNode, type Pack, parseSpan } from "@xinlian/kernel";
import type { CityNow } from "../engine/city-now.ts";
import { cellText } from "../imports/mapping/cell-text.ts";
import type { Cell as SheetCell } from "../imports/rows/source-row.ts";

/** Columns that every file of numbers may have, by their words. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  place: ["place", "地区", "Area"],
  period: ["period", "报告期", "Period"],
  indicator: ["indicator", "指标", "Figure"],
  part: ["part", "分项", "Part"],
  value: ["value", "数值", "Value"],
};

/** What a column fills: one of the five, or a field that the action asks. */
export function columnOf(column: string, action: ActionNode, node: CaseNode): string | undefined {
  const own = Object.entries(COLUMNS).find(([, words]) => words.includes(column));
  if (own !== undefined) return own[0];
  return askedFields(action, node).find(
    ({ name, text }) => name === column || text.zh === column || text.en === column,
  )?.name;
}

/** Every column that a file may have, as people call them. */
export function columnsAllowed(action: ActionNode, node: CaseNode): string {
  const own = Object.values(COLUMNS).map(([name, zh]) => `${zh} / ${name}`);
  const asked = askedFields(action, node).map(({ name, text }) => `${text.zh} / ${name}`);
  return [...own, ...asked].join(", ");
}

function askedFields(action: ActionNode, node: CaseNode): readonly FieldNode[] {
  return action.form.flatMap(({ field }) => node.fields[field] ?? []);
}

/** One row: a number, where it belongs, and what else the form asks. */
export interface NumberRow {
  readonly row: number;
  readonly place: string;
  readonly period: string;
  readonly indicator: string;
  readonly part: string;
  readonly value: string;
  readonly form: Readonly<Record<string, string>>;
}

export function numberRow(
  row: number,
  cells: Iterable<readonly [string, SheetCell]>,
  action: ActionNode,
  node: CaseNode,
): NumberRow {
  const texts: Record<string, string> = {};
  for (const [column, cell] of cells) {
    const name = columnOf(column, action, node);
    if (name !== undefined) texts[name] = cellText(cell);
  }
  const { place = "", period = "", indicator = "", part = "", value = "", ...form } = texts;
  return { row, place, period, indicator, part, value, form };
}

/** The code of an area by its code or its only name; the city where nothing stands. */
export function placeOf(text: string, { areas, code }: CityNow): string | undefined {
  if (text === "") return code;
  if (areas.get(text) !== undefined) return text;
  const same = [...areas.all()].filter(({ name }) => name === text);
  return same.length === 1 ? same[0]?.code : undefined;
}

/** `2024-05`, `202405` and `2024年5月` are one month. */
export function periodOfText(text: string): string | undefined {
  const [, year, month] = /^(\d{4})[年./-]?(\d{1,2})月?$/u.exec(text.normalize("NFKC")) ?? [];
  const name = year === undefined ? text : `${year}-${(month ?? "").padStart(2, "0")}`;
  return parseSpan(name)?.name;
}

/** The number of the action that a row means: by the words of its indicator and of its part, or by their names. */
export function cellOfRow(
  { indicator, part }: NumberRow,
  action: ActionNode,
  area: string,
  pack: Pack,
  city: CityNow,
): Cell | undefined {
  const asked = cellsOf(action, area, pack, city.areas);
  const parts = part
    .split(/[·/、]/u)
    .map((each) => each.trim())
    .filter((each) => each !== "");
  return asked.find((cell) => {
    const node = pack.indicators[cell.indicator];
    const named = [cell.indicator, cell.name, node?.text.zh, node?.text.en].includes(indicator);
    if (cell.name === indicator && parts.length === 0) return true;
    const wanted = [
      ...Object.entries(cell.dims).map(([dim, value]) => {
        const words = pack.choices[dim]?.values[value];
        return [value, words?.zh, words?.en];
      }),
      ...(cell.place === undefined ? [] : [[cell.place, city.areas.get(cell.place)?.name]]),
    ];
    return (
      named &&
      wanted.length === parts.length &&
      wanted.every((words) => parts.some((each) => words.includes(each)))
    );
  });
}
