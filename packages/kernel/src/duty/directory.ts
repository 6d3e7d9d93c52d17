import type { Duty, Person, Post, Unit } from "./duty.ts";

/** Who is who and who answers for what, at one moment. */
export interface Directory {
  unit(id: string): Unit | undefined;
  person(id: string): Person | undefined;
  units(): readonly Unit[];
  people(): readonly Person[];
  /** In force: a person who left, or a unit that is dissolved, has none. */
  posts(person: string): readonly Post[];
  /** People who fill a role of a pack in a unit; null = in any unit. In the order of the people. */
  holders(pack: string, role: string, unit: string | null): readonly Person[];
  duties(pack: string): readonly Duty[];
}

/** Plain lists, as read from the ledger or a city's files. */
export interface DirectoryLists {
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly posts: readonly Post[];
  readonly duties: readonly Duty[];
}
