import type { Words } from "../words/index.ts";
import { AREA_FAULTS } from "./codes/area.ts";
import { BULLETIN_FAULTS } from "./codes/bulletin.ts";
import { CADENCE_FAULTS } from "./codes/cadence.ts";
import { CALENDAR_FAULTS } from "./codes/calendar.ts";
import { CASE_FAULTS } from "./codes/case.ts";
import { CHECKLIST_FAULTS } from "./codes/checklist.ts";
import { CITY_FAULTS } from "./codes/city.ts";
import { DEADLINE_FAULTS } from "./codes/deadline.ts";
import { DUTY_FAULTS } from "./codes/duty.ts";
import { FEED_FAULTS } from "./codes/feed.ts";
import { FIELD_FAULTS } from "./codes/field.ts";
import { FIGURE_FAULTS } from "./codes/figure.ts";
import { FILE_FAULTS } from "./codes/file.ts";
import { FILING_FAULTS } from "./codes/filing.ts";
import { IMPORT_FAULTS } from "./codes/import.ts";
import { LEDGER_FAULTS } from "./codes/ledger.ts";
import { PACK_FAULTS } from "./codes/pack.ts";
import { PAPER_FAULTS } from "./codes/paper.ts";
import { REGISTER_FAULTS } from "./codes/register.ts";
import { REQUEST_FAULTS } from "./codes/request.ts";
import { SETTING_FAULTS } from "./codes/setting.ts";
import { TELEPHONY_FAULTS } from "./codes/telephony.ts";
import { TIME_FAULTS } from "./codes/time.ts";

/**
 * Every expected failure: a code that is never reused, and its message in both languages. `{name}` is filled from
 * the fault's values. Codes are kebab-case, begin with their noun (`field-empty`, `pack-state-unreachable`) and stand in the file of that noun.
 */
export const FAULTS = {
  ...AREA_FAULTS,
  ...BULLETIN_FAULTS,
  ...CADENCE_FAULTS,
  ...CALENDAR_FAULTS,
  ...CASE_FAULTS,
  ...CHECKLIST_FAULTS,
  ...CITY_FAULTS,
  ...DEADLINE_FAULTS,
  ...DUTY_FAULTS,
  ...FEED_FAULTS,
  ...FIELD_FAULTS,
  ...FIGURE_FAULTS,
  ...FILE_FAULTS,
  ...FILING_FAULTS,
  ...IMPORT_FAULTS,
  ...LEDGER_FAULTS,
  ...PACK_FAULTS,
  ...PAPER_FAULTS,
  ...REGISTER_FAULTS,
  ...REQUEST_FAULTS,
  ...SETTING_FAULTS,
  ...TELEPHONY_FAULTS,
  ...TIME_FAULTS,
} as const satisfies Record<string, Words>;

export type FaultCode = keyof typeof FAULTS;
