import { v5 } from "uuid";

/** Namespace of all command ids of imports; never to be changed, or every file could be imported twice. */
const IMPORTS = "5d0e3f6c-8a52-4c1b-9f27-6b1d0a7c94e8";

/** The same UUID (version 5) for the same mapping and source key, on every machine and in every run. */
export function commandId(mapping: string, key: string): string {
  return v5(JSON.stringify([mapping, key]), IMPORTS);
}
