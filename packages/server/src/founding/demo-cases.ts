import { existsSync } from "node:fs";
import { join } from "node:path";
import type { FieldValues } from "@xinlian/kernel";
import { type CityFiles, yaml } from "./city-files.ts";

/** `demo/cases.yaml`: invented cases and the ways they go. */
export interface DemoCases {
  readonly pack: string;
  readonly type: string;
  /** Role of those who handle in the unit that answers. */
  readonly handler: string;
  readonly courses: Readonly<Record<string, readonly DemoStep[]>>;
  readonly cases: readonly DemoCase[];
}

export interface DemoStep {
  /** Office hours after the opening. */
  readonly after: number;
  /** `citizen`, `lead`, or a role of the pack. */
  readonly by: string;
  readonly action: string;
  readonly form: FieldValues;
}

export interface DemoCase {
  readonly days: number;
  readonly at: string;
  readonly what: string;
  /** Names from the county down; absent = somewhere in the city. */
  readonly area?: string;
  readonly address?: string;
  readonly kind: string;
  readonly topic: string;
  readonly course: string;
  readonly secret?: boolean;
  readonly answer?: string;
}

export function readDemoCases(files: CityFiles): DemoCases | null {
  const file = join(files.folder, "demo/cases.yaml");
  return existsSync(file) ? (yaml(file) as DemoCases) : null;
}
