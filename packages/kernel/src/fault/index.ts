export { type Fault, type FaultValues, fault, ok, type Result, refuse } from "./result.ts";
export { FAULTS, type FaultCode } from "./table.ts";
export { sayFault, spoken } from "./say.ts";
