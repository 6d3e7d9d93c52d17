import type { RowPath, Words } from "@xinlian/kernel";
import { LIGHT_NAMES } from "@xinlian/kernel";
import type { Sql } from "@xinlian/ledger";
import type { CaseFilter, CaseGroups } from "@xinlian/wire";
import type { CityNow } from "../engine/city-now.ts";
import { refusal } from "../fault/refusal.ts";
import { listable } from "../row/by-field.ts";
import { columnOf } from "../row/column.ts";
import { LIGHTS } from "../row/light.ts";
import { Params } from "../row/params.ts";
import { type Asker, type Question, questionOf } from "../row/question.ts";
import { layoutFor } from "../row/where.ts";
import { countedOf, lightColumns } from "./count.ts";

/** What may be grouped by whatever the pack, and its column. */
const COLUMNS: Readonly<Record<string, string>> = {
  area: "c.county",
  lead: "c.lead",
  state: "c.state",
};

type Row = CaseGroups["rows"][number];
type Found = Row["lights"] & { readonly key: string | null; readonly count: number };

/** The counted cases divided by area, unit, state, light or a field, most first; they add up to the count. */
export async function groupCases(
  sql: Sql,
  asker: Asker,
  filter: CaseFilter,
  by: string,
): Promise<{ readonly rows: readonly Omit<Row, "words">[]; readonly total: number }> {
  const question = questionOf(filter, asker);
  const params = new Params();
  const counted = await countedOf(sql, asker, question, params);
  const key = by === "light" ? lightKey(asker, params) : keyColumn(by, question, asker);
  const found = await sql.query<Found>(
    `SELECT ${key} AS key, count(*)::int AS count, ${lightColumns(asker, params)}
       FROM ledger.case_row c WHERE ${counted.join(" AND ")} GROUP BY 1 ORDER BY 2 DESC, 1`,
    params.values,
  );
  const rows = found.map(({ key: value, count, ...lights }) => ({ key: value, count, lights }));
  return { rows, total: rows.reduce((sum, row) => sum + row.count, 0) };
}

function lightKey(asker: Asker, params: Params): string {
  const now = params.time(asker.now);
  const ways = Object.entries(LIGHTS).map(
    ([name, is]) => `WHEN ${is.replaceAll("NOW", now)} THEN '${name}'`,
  );
  return `CASE ${ways.join(" ")} END`;
}

/** @throws Refusal that says what may be grouped by */
function keyColumn(by: string, question: Question, asker: Asker): string {
  const own = COLUMNS[by];
  if (own !== undefined) return own;
  const { pack, type } = question;
  const fields: ReadonlyMap<string, RowPath> =
    pack === null || type === null ? new Map() : listable(pack, type);
  const at = fields.get(by);
  if (at !== undefined) return `(${columnOf(at, layoutFor(question, asker))})::text`;
  const allowed = [...Object.keys(COLUMNS), "light", ...fields.keys()].join(", ");
  throw refusal("request-choice", { field: "by", value: by, allowed }, "by");
}

/** What a group is called; null for one whose name a register keeps. */
export function groupWords(
  by: string,
  key: string | null,
  question: Pick<Question, "pack" | "type">,
  city: CityNow,
): Words | null {
  if (key === null || key === "") return { zh: "未填", en: "none" };
  if (by === "lead") return city.directory.unit(key)?.text ?? both(key);
  if (by === "area") return both(city.areas.get(key)?.name ?? key);
  if (by === "light") return LIGHT_NAMES[key as keyof typeof LIGHT_NAMES] ?? both(key);
  const node = question.pack?.cases[question.type ?? ""];
  if (by === "state") return node?.states[key]?.text ?? both(key);
  const field = node?.fields[by];
  switch (field?.kind) {
    case "choice":
      return question.pack?.choices[field.of ?? ""]?.values[key] ?? both(key);
    case "yes":
      return key === "true" ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
    case "unit":
      return city.directory.unit(key)?.text ?? both(key);
    case "person":
      return both(city.directory.person(key)?.name ?? key);
    case "area":
      return both(city.areas.get(key)?.name ?? key);
    case "register":
      return null;
    default:
      return both(key);
  }
}

function both(text: string): Words {
  return { zh: text, en: text };
}
