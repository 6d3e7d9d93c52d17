import {
  CaseRow,
  CaseView,
  CityView,
  DutyAnswer,
  FormField,
  PackView,
  SessionView,
} from "@xinlian/wire";
import type { TSchema } from "typebox";
import { Errors } from "typebox/value";
import { expect, test } from "vitest";
import { ROWS, viewOf } from "./desk-fixture/sample-case.ts";
import { CITY, EXPLAINED, PACK, REGISTER_FORM, SESSION } from "./desk-fixture/sample-city.ts";

/** The sample answers are what the screens are looked at with: they must be what the interface says. */
function faults(schema: TSchema, value: unknown): string[] {
  return [...Errors(schema, value)].map((error) => `${error.instancePath} ${error.message}`);
}

test("sample answers keep to the interface's schemas", () => {
  for (const row of ROWS) {
    expect(faults(CaseRow, row)).toEqual([]);
    expect(faults(CaseView, viewOf(row))).toEqual([]);
  }
  expect(faults(CityView, CITY)).toEqual([]);
  expect(faults(SessionView, SESSION)).toEqual([]);
  expect(faults(PackView, PACK)).toEqual([]);
  expect(faults(DutyAnswer, EXPLAINED)).toEqual([]);
  for (const field of REGISTER_FORM) expect(faults(FormField, field)).toEqual([]);
});
