import { type Fault, type FaultCode, type FaultValues, fault, type Result } from "@xinlian/kernel";

/**
 * Carries a fault out of a request handler to the error handler, which turns it into problem details. Only thrown inside the
 * server's routes; the kernel and the engine give faults as values.
 */
export class Refusal extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.code);
    this.fault = fault;
  }
}

export function refusal(code: FaultCode, values: FaultValues = {}, place?: string): Refusal {
  return new Refusal(fault(code, values, place));
}

/** The value, or the refusal on its way out. */
export function granted<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refusal(result.fault);
}
