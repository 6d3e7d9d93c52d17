import type { FieldNode, Pack, RegisterNode } from "@xinlian/kernel";
import type { CityNow } from "../engine/city-now.ts";
import { cellText } from "../imports/mapping/cell-text.ts";
import { dayText, readByFormat, readDateCell } from "../imports/mapping/moment-format.ts";
import type { Cell } from "../imports/rows/source-row.ts";

/** What a row of a file sends as a form; to be read by the kernel like any other. */
export type RowForm = Readonly<Record<string, unknown>>;

const DAY_FORMATS = ["YYYY-MM-DD", "YYYY/M/D", "YYYY年M月D日", "YYYY.M.D"];

/** The field that a column fills: by its name, or by its words in either language. */
export function fieldOfColumn(register: RegisterNode, column: string): FieldNode | undefined {
  const fields = Object.values(register.fields);
  return fields.find(
    ({ name, text }) => name === column || text.zh === column || text.en === column,
  );
}

/**
 * A row of cells → a form. Choices, units and areas may stand by their words, several values are divided by `、` or
 * `;`. What cannot be read is left as it is for the form to refuse.
 */
export function rowForm(
  register: RegisterNode,
  cells: Iterable<readonly [string, Cell]>,
  pack: Pack,
  city: CityNow,
): RowForm {
  const form: Record<string, unknown> = {};
  for (const [column, cell] of cells) {
    const field = fieldOfColumn(register, column);
    if (field === undefined) continue;
    const text = cellText(cell);
    if (text === "") {
      form[field.name] = null;
      continue;
    }
    const one = (part: string) => cellValue(part, cell, field, pack, city);
    form[field.name] = field.many
      ? text.split(/[、;；\n]/u).map((part) => one(part.trim()))
      : one(text);
  }
  return form;
}

/** A cell as the form takes it: what has words may stand by them. */
export function cellValue(
  text: string,
  cell: Cell,
  { kind, of }: FieldNode,
  pack: Pack,
  city: CityNow,
): unknown {
  switch (kind) {
    case "date":
      return dateOf(text, cell);
    case "choice":
      return named(Object.entries(pack.choices[of ?? ""]?.values ?? {}), text);
    case "unit":
      return named(
        city.directory.units().map(({ id, text: words }) => [id, words]),
        text,
      );
    case "area":
      return areaOf(text, city);
    case "place":
      return { area: areaOf(text, city) };
    case "person":
      return personOf(text, city);
    case "yes":
      return ["1", "y", "是", "yes", "true"].includes(text.toLowerCase());
    default:
      return text;
  }
}

function dateOf(text: string, cell: Cell): string {
  const written = cell instanceof Date ? readDateCell(cell) : null;
  if (written !== null) return dayText(written);
  for (const format of DAY_FORMATS) {
    const read = readByFormat(text.normalize("NFKC"), format);
    if (read !== null) return dayText(read);
  }
  return text;
}

/** An id as it stands, or the one whose words these are if they name only one. */
function named(
  all: readonly (readonly [string, { readonly zh: string; readonly en: string }])[],
  text: string,
): string {
  if (all.some(([id]) => id === text)) return text;
  const same = all.filter(([, { zh, en }]) => zh === text || en === text);
  return same.length === 1 ? (same[0]?.[0] ?? text) : text;
}

/** A person by id, by a name that only one has, or by `name@unit`, the unit by id or words. Who has left is nobody's choice. */
function personOf(text: string, { directory }: CityNow): string {
  if (directory.person(text) !== undefined) return text;
  const [name = "", unit] = text.split(/[@＠]/u).map((part) => part.trim());
  const same = directory.people().filter((each) => {
    if (each.left === true || each.name !== name) return false;
    const own = directory.unit(each.unit);
    return (
      unit === undefined || each.unit === unit || own?.text.zh === unit || own?.text.en === unit
    );
  });
  return same.length === 1 ? (same[0]?.id ?? text) : text;
}

function areaOf(text: string, { areas }: CityNow): string {
  if (areas.get(text) !== undefined) return text;
  const same = [...areas.all()].filter(({ name }) => name === text);
  return same.length === 1 ? (same[0]?.code ?? text) : text;
}
