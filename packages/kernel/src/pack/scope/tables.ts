import type { SubjectsNode } from "../../score/node.ts";
import type { Deciding } from "../cel/deciding.ts";
import { Sight } from "../cel/sight.ts";
import { BOOL, type CelType, type Name, type Table, TIME } from "../cel/type.ts";
import { CelTime } from "../cel/value.ts";
import type { Draft } from "../draft/draft.ts";
import type { PackDraft } from "../draft/read-nodes.ts";
import type { CaseNode, FieldNode, Pack } from "../node.ts";
import { caseTable, EVERY_CASE } from "./case-table.ts";
import { checkType } from "./check-table.ts";
import { toCel } from "./convert.ts";
import { names, UNIT } from "./directory-tables.ts";
import { fieldType } from "./field-type.ts";
import { hangingName } from "./hanging-table.ts";
import type { PackTypes } from "./pack-types.ts";
import { pointTable } from "./point-table.ts";
import { type EntrySeen, entryOf, type Scope, type Seen } from "./seen.ts";
import { settingTable } from "./setting-table.ts";

/** Evaluates a computed field; set when the field's expression is compiled. */
export type Computed = (scope: Scope) => unknown;

/**
 * Every table of names of one pack, built when first asked for. The check reads their types, evaluation their
 * getters: there is no second list (EX-2).
 */
export class Tables implements PackTypes {
  readonly pack: PackDraft;
  readonly #cases = new Map<string, Table>();
  readonly #registers = new Map<string, Table>();
  readonly #checks = new Map<string, CelType>();
  readonly #computed = new Map<string, Computed>();
  readonly #points = new Map<string, Table>();
  #settings: Table | undefined;
  #deciding: Deciding | undefined;

  constructor(pack: PackDraft) {
    this.pack = pack;
  }

  /** Names of a case of this type, from inside and from outside. */
  case(type: string): Table {
    const node = this.pack.cases[type];
    if (node === undefined) return EVERY_CASE;
    return kept(this.#cases, type, () => caseTable(node, this));
  }

  node(type: string): Draft<CaseNode> {
    const node = this.pack.cases[type];
    if (node === undefined) throw new Error(`no case type ${type}`);
    return node;
  }

  caseType(type: string): CelType {
    return { is: "sight", name: `case ${type}`, table: () => this.case(type) };
  }

  registerType(name: string): CelType {
    const table = () => kept(this.#registers, name, () => this.#register(name));
    return { is: "sight", name: `register ${name}`, table };
  }

  /** What gets the points of a score. */
  subjects(of: SubjectsNode): CelType {
    return of.kind === "unit" ? UNIT : this.registerType(of.register);
  }

  pointType(score: string): CelType {
    const table = () => kept(this.#points, score, () => this.#point(score));
    return { is: "sight", name: `point of ${score}`, table };
  }

  /** What may be read where an action is decided. */
  deciding(): Deciding {
    this.#deciding ??= {
      scores: new Map(
        Object.values(this.pack.scores).map(({ name, of, bands }) => [
          name,
          { subject: this.subjects(of), bands: bands.map((band) => band.name) },
        ]),
      ),
    };
    return this.#deciding;
  }

  checkType(register: string): CelType {
    return kept(this.#checks, register, () => checkType(register, this.registerType(register)));
  }

  owed(type: string): "never" | "also" | "only" {
    const { registers, cases } = this.pack;
    const cadences = Object.values(registers).flatMap((each) => Object.values(each.cadences));
    if (!cadences.some((cadence) => cadence.type === type)) return "never";
    const openings = Object.values(cases[type]?.actions ?? {}).filter(({ from }) => from === "new");
    const byOthers = openings.some(({ by }) => by.some(({ kind }) => kind !== "self"));
    return byOthers || this.makers(type).length > 0 ? "also" : "only";
  }

  choice(name: string): CelType {
    const among = Object.keys(this.pack.choices[name]?.values ?? {});
    return { is: "string", among, choice: name };
  }

  settings(): Table {
    this.#settings ??= settingTable(this.pack.settings);
    return this.#settings;
  }

  makers(type: string): readonly string[] {
    return Object.values(this.pack.cases)
      .filter((node) => madeBy(node).has(type))
      .map(({ name }) => name);
  }

  linked(type: string): readonly string[] {
    const node = this.node(type);
    const joins = Object.values(node.actions).some((action) => action.join !== undefined);
    return [...new Set([...madeBy(node), ...(joins ? [type] : [])])];
  }

  compute(type: string, field: string, computed: Computed): void {
    this.#computed.set(`${type}.${field}`, computed);
  }

  computed(type: string, field: string, { state, world }: Seen): unknown {
    const run = this.#computed.get(`${type}.${field}`);
    if (run === undefined) throw new Error(`field ${type}.${field} is not compiled`);
    const node = world.pack.cases[type];
    if (node === undefined) throw new Error(`no case type ${type}`);
    return run({ kind: "clock", state, node, world, me: null, form: {}, it: undefined });
  }

  #register(name: string): Table {
    const fields = Object.values(this.pack.registers[name]?.fields ?? {});
    return new Map<string, Name>([
      ...EVERY_ENTRY,
      ["links", hangingName(name, this.pack, (type) => this.caseType(type))],
      ["this", this.#itself(name)],
      ...fields.map((field) => [field.name, this.#entryField(field)] as const),
    ]);
  }

  #point(name: string): Table {
    const score = this.pack.scores[name];
    if (score === undefined) throw new Error(`no score ${name}`);
    return pointTable(Object.keys(score.points), this.subjects(score.of), score.of);
  }

  /** The entry itself, to hand it on. */
  #itself(register: string): Name {
    const type = this.registerType(register);
    const get = ({ id, world }: EntrySeen) => {
      if (type.is !== "sight") throw new Error("an entry is a sight");
      return new Sight(type.table(), { world, id }, id);
    };
    return { type, get };
  }

  #entryField(field: Draft<FieldNode>): Name {
    const type = fieldType(field, this);
    const get = (seen: EntrySeen) => toCel(type, entryOf(seen)?.fields[field.name], seen.world);
    return { type, get };
  }
}

/** What an entry has whatever its register. */
const EVERY_ENTRY: Table = names<EntrySeen>({
  ended: [BOOL, (seen) => entryOf(seen)?.ended === true],
  entered: [TIME, (seen) => timeOf(seen, "entered")],
  changed: [TIME, (seen) => timeOf(seen, "changed")],
});

function timeOf(seen: EntrySeen, name: "entered" | "changed"): CelTime {
  const { world } = seen;
  return new CelTime(entryOf(seen)?.[name] ?? world.now, world.calendar(null));
}

function madeBy(node: Draft<CaseNode>): ReadonlySet<string> {
  const makes = Object.values(node.actions).flatMap((action) => action.make);
  return new Set(makes.map(({ type }) => type));
}

function kept<T>(map: Map<string, T>, key: string, make: () => T): T {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

const known = new WeakMap<Pack, Tables>();

/** Keeps the tables by which a pack was compiled, for what is read outside its expressions (`fillWords`). */
export function keepTables(pack: Pack, tables: Tables): void {
  known.set(pack, tables);
}

export function tablesOf(pack: Pack): Tables {
  const tables = known.get(pack);
  if (tables === undefined) throw new Error(`pack ${pack.name} was not made by loadPack`);
  return tables;
}
