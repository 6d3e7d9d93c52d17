export { type Fault, type FaultValues, fault, ok, type Result, refuse } from "./result.ts";
export { called, sayFault, spoken } from "./say.ts";
export { FAULTS, type FaultCode } from "./table.ts";
