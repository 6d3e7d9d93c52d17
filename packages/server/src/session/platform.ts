import type { Words } from "@xinlian/kernel";

/** Roles of the platform itself, which no pack declares. */
export const PLATFORM_ROLES: Readonly<Record<string, Words>> = {
  admin: { zh: "系统管理员", en: "administrator" },
  auditor: { zh: "审计员", en: "auditor" },
};

export const PLATFORM: Words = { zh: "平台", en: "the platform" };

/** What each kind of desk is called. */
export const DESK_NAMES: Readonly<Record<string, Words>> = {
  intake: { zh: "登记台", en: "Intake" },
  queue: { zh: "待办", en: "Queue" },
  case: { zh: "事项", en: "Case" },
  callback: { zh: "回访台", en: "Call-back" },
  board: { zh: "督办台", en: "Board" },
  register: { zh: "台账", en: "Register" },
  triage: { zh: "研判台", en: "Triage" },
  cockpit: { zh: "驾驶舱", en: "Cockpit" },
  directory: { zh: "单位与职责", en: "Units and duties" },
  packs: { zh: "业务包", en: "Packs" },
  imports: { zh: "批量导入", en: "Imports" },
};

/** What columns are called that are no fields. */
export const COLUMN_NAMES: Readonly<Record<string, Words>> = {
  number: { zh: "编号", en: "Number" },
  state: { zh: "环节", en: "State" },
  area: { zh: "区划", en: "Area" },
  lead: { zh: "承办单位", en: "Unit" },
  opened: { zh: "登记时间", en: "Opened" },
  ended: { zh: "是否结束", en: "Ended" },
};
