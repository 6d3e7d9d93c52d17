import type { BulletinNode } from "../../bulletin/node.ts";
import type { CadenceNode } from "../../cadence/node.ts";
import type { Draft } from "../draft/draft.ts";
import type { PackDraft } from "../draft/read-nodes.ts";
import type { Sheet } from "../draft/sheet.ts";
import { ALWAYS_SHOWN, FIELD_TYPES } from "../draft/words.ts";
import type {
  ActionNode,
  ActorNode,
  CaseNode,
  ClockNode,
  DeskNode,
  FieldNode,
  Mark,
} from "../node.ts";
import { checkFigures } from "./figures.ts";
import { checkFileItem } from "./filings.ts";
import { checkMoves } from "./moves.ts";
import { checkRegister, checkText } from "./registers.ts";
import { checkScores } from "./scores.ts";

/** A case or a register: what has fields of people and units. */
interface Fielded {
  readonly fields: Readonly<Record<string, Draft<FieldNode>>>;
}

const HERE: Mark = { file: "pack.yaml", line: 1 };

/** Every name that a node uses is a name that there is (PK-6). */
export function checkReferences(pack: PackDraft, sheet: Sheet): void {
  new References(pack, sheet).check();
}

class References {
  readonly #pack: PackDraft;
  readonly #sheet: Sheet;

  constructor(pack: PackDraft, sheet: Sheet) {
    this.#pack = pack;
    this.#sheet = sheet;
  }

  check(): void {
    const { cases, registers, desks, bulletins } = this.#pack;
    this.#types();
    for (const register of Object.values(registers)) {
      const mark = register.mark ?? HERE;
      this.#all("field", register.key, register.fields, mark);
      for (const actor of register.by) this.#actor(actor, register, mark);
      checkRegister(register, this.#pack, this.#sheet);
      for (const cadence of Object.values(register.cadences)) this.#cadence(cadence);
    }
    for (const node of Object.values(cases)) this.#case(node);
    for (const desk of Object.values(desks)) this.#desk(desk);
    for (const bulletin of Object.values(bulletins)) this.#bulletin(bulletin);
    checkFigures(this.#pack, this.#sheet);
    checkScores(this.#pack, this.#sheet);
    checkMoves(this.#pack, this.#sheet);
  }

  /** One name is one type: built in, a choice, a register, a case or a score. */
  #types(): void {
    const { choices, registers, cases, scores } = this.#pack;
    const first = new Map<string, string>(FIELD_TYPES.map((name) => [name, "type"]));
    const groups = [
      ["choice", choices],
      ["register", registers],
      ["case", cases],
      ["score", scores],
    ] as const;
    for (const [kind, group] of groups) {
      for (const [name, { mark }] of Object.entries(group)) {
        const other = first.get(name);
        if (other !== undefined) {
          this.#sheet.refuse("pack-name-twice", { name, first: other, second: kind }, mark ?? HERE);
        }
        first.set(name, kind);
      }
    }
  }

  #case(node: Draft<CaseNode>): void {
    this.#oneNameSpace(node);
    this.#all("field", node.duty, node.fields, node.mark);
    this.#all("field", node.bar, node.fields, node.mark);
    this.#title(node);
    this.#all(
      "field",
      node.public?.show.filter((name) => !ALWAYS_SHOWN.has(name)) ?? [],
      node.fields,
      node.mark,
    );
    for (const name of node.bar) {
      const field = node.fields[name];
      if (field && field.kind !== "person" && field.kind !== "unit") {
        this.#shape("bar", "person / unit", field.mark);
      }
    }
    for (const field of Object.values(node.fields)) {
      this.#checklist(field);
      for (const actor of field.seal ?? []) this.#actor(actor, node, field.mark);
    }
    for (const action of Object.values(node.actions)) this.#action(node, action);
    for (const clock of Object.values(node.clocks)) this.#clock(node, clock);
  }

  /** Lists call the case by it: nothing sealed. */
  #title({ title = [], fields, mark }: Draft<CaseNode>): void {
    this.#all("field", title, fields, mark);
    for (const name of title)
      if (fields[name]?.seal)
        this.#sheet.refuse("pack-text-sealed", { where: "title", name }, fields[name].mark);
  }

  /** What a cadence opens there is, and what it gives the case has. */
  #cadence({ type, action, with: given, mark }: Draft<CadenceNode>): void {
    const made = this.#one("case", type, this.#pack.cases, mark);
    if (made === undefined) return;
    const openings = Object.values(made.actions).filter(({ from }) => from === "new");
    const names = Object.fromEntries(openings.map((each) => [each.name, each]));
    this.#one("opening", action, names, mark);
    const fields = Object.keys(given).filter((name) => name !== "lead");
    this.#all("field", fields, made.fields, mark);
  }

  /** The items of a checklist are entries of a register that says what they ask. */
  #checklist({ name, kind, of, many, seal, mark }: Draft<FieldNode>): void {
    if (kind !== "checklist") return;
    if (many || seal !== undefined) this.#shape(name, "checklist", mark);
    const register = this.#pack.registers[of ?? ""];
    if (register !== undefined && register.items === undefined) {
      this.#sheet.refuse("pack-word-missing", { word: "items", where: register.name }, mark);
    }
  }

  /** Fields, states and actions share one name space: a clock begins and ends at any of them. */
  #oneNameSpace(node: Draft<CaseNode>): void {
    const first = new Map<string, string>();
    const groups = [
      ["field", node.fields],
      ["state", node.states],
      ["action", node.actions],
    ] as const;
    for (const [kind, group] of groups) {
      for (const { name, mark } of Object.values(group)) {
        const other = first.get(name);
        if (other === undefined) first.set(name, kind);
        else this.#sheet.refuse("pack-name-twice", { name, first: other, second: kind }, mark);
      }
    }
  }

  #action(node: Draft<CaseNode>, action: Draft<ActionNode>): void {
    const { mark } = action;
    if (typeof action.from !== "string") this.#all("state", action.from, node.states, mark);
    if (action.to !== undefined) this.#one("state", action.to, node.states, mark);
    for (const actor of action.by) this.#actor(actor, node, mark);
    for (const { field, mark: at } of action.form) {
      if (field !== "lead") this.#one("field", field, node.fields, at ?? mark);
    }
    for (const [name, { mark: at }] of Object.entries(action.set)) {
      this.#one("field", name, node.fields, at);
    }
    for (const { register, with: given, mark: at = mark } of action.makeEntry) {
      const made = this.#one("register", register, this.#pack.registers, at);
      if (made !== undefined) this.#all("field", Object.keys(given), made.fields, at);
    }
    for (const { type, action: opening, mark: at } of action.make) {
      const made = this.#one("case", type, this.#pack.cases, at ?? mark);
      if (made === undefined) continue;
      const openings = Object.values(made.actions).filter(({ from }) => from === "new");
      const names = Object.fromEntries(openings.map((each) => [each.name, each]));
      this.#one("opening", opening, names, at ?? mark);
    }
    for (const { type, action: name, mark: at } of action.do) {
      const other = this.#one("case", type, this.#pack.cases, at ?? mark);
      const there = Object.values(other?.actions ?? {}).filter(({ from }) => from !== "new");
      if (other !== undefined)
        this.#one(
          "action",
          name,
          Object.fromEntries(there.map((each) => [each.name, each])),
          at ?? mark,
        );
    }
    if (action.join !== undefined) this.#one("field", action.join, node.fields, mark);
    for (const { clock, mark: at } of action.extend)
      this.#one("clock", clock, node.clocks, at ?? mark);
    for (const { to, mark: at } of action.tell) this.#actor(to, node, at ?? mark);
    for (const item of action.file) checkFileItem(item, this.#pack, this.#sheet);
    for (const name of action.issue) this.#one("bulletin", name, this.#pack.bulletins, mark);
  }

  #bulletin({ of, by, mark }: Draft<BulletinNode>): void {
    const node = of?.kind === "case" ? this.#pack.cases[of.name] : undefined;
    for (const actor of by) this.#actor(actor, node ?? { fields: {} }, mark);
  }

  #clock(node: Draft<CaseNode>, clock: Draft<ClockNode>): void {
    const moments = {
      ...node.states,
      ...node.actions,
      ...Object.fromEntries(
        Object.values(node.fields)
          .filter(({ kind }) => kind === "time" || kind === "date")
          .map((field) => [field.name, field]),
      ),
    };
    this.#all("state / action / time field", clock.from, moments, clock.mark);
    this.#all("state / action / time field", clock.to, moments, clock.mark);
    this.#all("state", clock.hold, node.states, clock.mark);
    for (const { action, mark } of clock.at)
      this.#one("action", action, node.actions, mark ?? clock.mark);
  }

  #actor(actor: Draft<ActorNode>, node: Fielded, mark: Mark): void {
    const at = actor.mark ?? mark;
    if (actor.kind === "role") this.#one("role", actor.role ?? "", this.#pack.roles, at);
    const bound = actor.at !== "lead" && actor.at !== "area" ? actor.at : undefined;
    const path = actor.path ?? bound;
    if (path !== undefined)
      this.#person(path, node, actor.path === undefined ? "unit" : "person", at);
  }

  /** `@officer` and `role@owner` name a field of people or units; a dotted path goes on through a relation. */
  #person(path: string, node: Fielded, kind: "unit" | "person", mark: Mark): void {
    const [name = "", ...rest] = path.split(".");
    const field = this.#one("field", name, node.fields, mark);
    if (field === undefined) return;
    if (rest.length === 0) {
      if (field.kind !== kind) this.#shape(`@${path}`, kind, mark);
    } else if (field.kind === "case") {
      const related = this.#pack.cases[field.of ?? ""];
      if (related !== undefined) this.#person(rest.join("."), related, kind, mark);
    } else this.#shape(`@${path}`, "case", mark);
  }

  #desk(desk: Draft<DeskNode>): void {
    const mark = desk.mark ?? HERE;
    this.#all("role", desk.for, this.#pack.roles, mark);
    this.#one("case", desk.of, this.#pack.cases, mark);
    if (desk.answers === undefined) return;
    const { register, field } = desk.answers;
    const named = this.#one("register", register, this.#pack.registers, mark);
    if (named !== undefined) checkText(named, field, mark, this.#sheet);
  }

  #all(kind: string, names: readonly string[], there: object, mark: Mark): void {
    for (const name of names) this.#one(kind, name, there as Record<string, unknown>, mark);
  }

  #one<T>(
    kind: string,
    name: string,
    there: Readonly<Record<string, T>>,
    mark: Mark,
  ): T | undefined {
    if (Object.hasOwn(there, name)) return there[name];
    return this.#sheet.unknown("pack-unknown", { kind, name }, name, Object.keys(there), mark);
  }

  #shape(word: string, wanted: string, mark: Mark): void {
    this.#sheet.refuse("pack-shape", { word, wanted }, mark);
  }
}
