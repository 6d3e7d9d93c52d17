import { RHYTHMS } from "../../cadence/rhythm.ts";
import { type CelType, DATE, DOUBLE, INT, LIMIT, maybe, STRING, TIME } from "../cel/type.ts";
import type { Draft } from "../draft/draft.ts";
import type { FieldNode } from "../node.ts";
import { AREA, PERSON, PLACE, UNIT } from "./directory-tables.ts";
import type { PackTypes } from "./pack-types.ts";
import { PERIOD } from "./period-table.ts";

/** A rhythm: one of a closed list of words. */
export const CADENCE: CelType = { is: "string", among: RHYTHMS, choice: "cadence" };

export const SEALED: CelType = { is: "opaque", name: "sealed", maybe: true };

/** The type of a field's value in an expression; may be empty unless it is `yes` or a list. */
export function fieldType(field: Draft<FieldNode>, tables: PackTypes): CelType {
  const one = itemType(field, tables);
  if (field.kind === "checklist") return { is: "list", of: one };
  return field.many ? { is: "list", of: one } : maybe(one);
}

function itemType({ kind, of }: Draft<FieldNode>, tables: PackTypes): CelType {
  switch (kind) {
    case "number":
      return DOUBLE;
    case "whole":
      return INT;
    case "yes":
      return { is: "bool" };
    case "date":
      return DATE;
    case "time":
      return TIME;
    case "limit":
      return LIMIT;
    case "cadence":
      return CADENCE;
    case "checklist":
      return tables.checkType(of ?? "");
    case "area":
      return AREA;
    case "unit":
      return UNIT;
    case "person":
      return PERSON;
    case "place":
      return PLACE;
    case "period":
      return PERIOD;
    case "contact":
    case "file":
      return { is: "opaque", name: kind };
    case "choice":
      return tables.choice(of ?? "");
    case "case":
      return tables.caseType(of ?? "");
    case "register":
      return tables.registerType(of ?? "");
    default:
      return STRING;
  }
}
