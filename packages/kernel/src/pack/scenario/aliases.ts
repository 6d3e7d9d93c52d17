import type { World } from "../../case/world.ts";
import { Sight } from "../cel/sight.ts";
import type { Name, Table } from "../cel/type.ts";
import { type CelType, STRING } from "../cel/type.ts";
import { OtherCase, type Scope } from "../scope/seen.ts";
import type { Tables } from "../scope/tables.ts";
import { owing } from "./lapsing.ts";
import type { PracticeWorld } from "./practice-world.ts";

/** The names a scenario has given to its cases, as an expression sees them. */
export class Names {
  readonly #types = new Map<string, string>();
  readonly #streams = new Map<string, string>();
  readonly #registers = new Map<string, string>();
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  get streams(): ReadonlyMap<string, string> {
    return this.#streams;
  }

  name(alias: string, stream: string, type?: string): void {
    this.#streams.set(alias, stream);
    if (type !== undefined) this.#types.set(alias, type);
  }

  nameEntry(alias: string, stream: string, register: string): void {
    this.#streams.set(alias, stream);
    this.#registers.set(alias, register);
  }

  /**
   * Root of `then`: every named case and entry; `entries.register`, the entries that stand, in the order they were
   * entered; `cases.type`, all cases of a type; `owing.register.cadence`, the entries that owe something which nobody has touched; `told`, who was told something by the last step, and `issued`, the papers that it drew up.
   */
  root(practice: PracticeWorld): Table {
    const cases = [...this.#types].map(([alias, type]): readonly [string, Name] => {
      const sight = this.#tables.caseType(type);
      const stream = this.#streams.get(alias) ?? "";
      return [alias, { type: sight, get: ({ world }: Scope) => caseSight(sight, stream, world) }];
    });
    const named = [...this.#registers].map(([alias, register]): readonly [string, Name] => {
      const type = this.#tables.registerType(register);
      const stream = this.#streams.get(alias) ?? "";
      return [alias, { type, get: ({ world }: Scope) => entrySight(type, stream, world) }];
    });
    const told: CelType = { is: "list", of: STRING };
    return new Map([
      ...cases,
      ...named,
      ["entries", this.#entries(practice)],
      ["cases", this.#cases(practice)],
      ["owing", this.#owing()],
      ["told", { type: told, get: () => practice.tells.map(addressee) }],
      ["issued", { type: told, get: () => practice.papers.map(({ paper }) => paper.name) }],
    ]);
  }

  #cases(practice: PracticeWorld): Name {
    const table = new Map<string, Name>(
      Object.keys(this.#tables.pack.cases).map((type) => {
        const of = this.#tables.caseType(type);
        const get = ({ world }: Scope) =>
          [...practice.cases.values()]
            .filter((state) => state.type === type)
            .map(({ stream }) => caseSight(of, stream, world));
        return [type, { type: { is: "list", of }, get }];
      }),
    );
    const type: CelType = { is: "sight", name: "cases", table: () => table };
    return { type, get: (scope: Scope) => new Sight(table, scope, "cases") };
  }

  #owing(): Name {
    const registers = Object.values(this.#tables.pack.registers);
    const table = new Map<string, Name>(
      registers.map(({ name, cadences }) => [name, this.#owingOf(name, Object.keys(cadences))]),
    );
    const type: CelType = { is: "sight", name: "owing", table: () => table };
    return { type, get: (scope: Scope) => new Sight(table, scope, "owing") };
  }

  #owingOf(register: string, cadences: readonly string[]): Name {
    const of = this.#tables.registerType(register);
    const table = new Map<string, Name>(
      cadences.map((cadence) => {
        const get = ({ world }: Scope) =>
          owing(register, cadence, world).map(({ stream }) => entrySight(of, stream, world));
        return [cadence, { type: { is: "list", of }, get }];
      }),
    );
    const type: CelType = { is: "sight", name: `owing ${register}`, table: () => table };
    return { type, get: (scope: Scope) => new Sight(table, scope, `owing ${register}`) };
  }

  #entries(practice: PracticeWorld): Name {
    const table = new Map<string, Name>(
      Object.keys(this.#tables.pack.registers).map((register) => {
        const of = this.#tables.registerType(register);
        const get = ({ world }: Scope) =>
          [...practice.entries.values()]
            .filter((entry) => entry.register === register && !entry.ended)
            .map(({ stream }) => entrySight(of, stream, world));
        return [register, { type: { is: "list", of }, get }];
      }),
    );
    const type: CelType = { is: "sight", name: "entries", table: () => table };
    return { type, get: (scope: Scope) => new Sight(table, scope, "entries") };
  }
}

function entrySight(type: CelType, id: string, world: World): Sight {
  if (type.is !== "sight") throw new Error("an entry is a sight");
  return new Sight(type.table(), { world, id }, id);
}

function caseSight(type: CelType, stream: string, world: World): Sight {
  if (type.is !== "sight") throw new Error("a case is a sight");
  return new Sight(type.table(), new OtherCase(stream, world), stream);
}

function addressee({ to }: PracticeWorld["tells"][number]): string {
  if (to.kind === "citizen") return "citizen";
  if (to.kind === "person") return to.person;
  return to.unit === null ? to.role : `${to.role}@${to.unit}`;
}
