import type { Duty, Person, Post, Unit } from "./duty.ts";

/** Who is who and who answers for what, at one moment. */
export interface Directory {
  unit(id: string): Unit | undefined;
  person(id: string): Person | undefined;
  units(): readonly Unit[];
  people(): readonly Person[];
  posts(person: string): readonly Post[];
  /** People who fill a role of a pack in a unit. */
  holders(pack: string, role: string, unit: string | null): readonly Person[];
  duties(pack: string): readonly Duty[];
}
