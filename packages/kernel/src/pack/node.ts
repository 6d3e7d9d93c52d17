import type { BulletinNode } from "../bulletin/node.ts";
import type { CadenceNode } from "../cadence/node.ts";
import type { Whose } from "../deadline/clock.ts";
import type { Limit } from "../deadline/limit.ts";
import type { IndicatorNode, PanelNode } from "../indicator/node.ts";
import type { MoveNode } from "../move/node.ts";
import type { ScoreNode } from "../score/node.ts";
import type { Words } from "../words/index.ts";
import type { ActorNode } from "./actor-node.ts";
import type { Expression } from "./expression.ts";
import type { Mark } from "./mark.ts";

export type { ActorNode, Mark };

export interface Source {
  readonly text: string;
  readonly confidence: "high" | "medium" | "low";
}

export interface SettingNode {
  readonly name: string;
  readonly text: Words;
  readonly is: "limit" | "number" | "cadence" | "text" | "yes";
  readonly source: Source;
  /** A literal, or a table of them by choice. Limits are kept as written, e.g. `15wd`. */
  readonly value: string | number | boolean | Readonly<Record<string, string | number | boolean>>;
  readonly mark?: Mark;
}

export interface ChoiceNode {
  readonly name: string;
  readonly values: Readonly<Record<string, Words>>;
  readonly mark?: Mark;
}

export type Sees = "city" | "area" | "unit" | "own";

export interface RoleNode {
  readonly name: string;
  readonly text: Words;
  readonly sees: Sees;
  readonly mark?: Mark;
}

export type FieldKind =
  | "text"
  | "number"
  | "whole"
  | "yes"
  | "date"
  | "time"
  | "period"
  | "limit"
  | "cadence"
  | "contact"
  | "place"
  | "area"
  | "unit"
  | "person"
  | "file"
  | "checklist"
  | "point"
  | "choice"
  | "register"
  | "case";

export interface FieldNode {
  readonly name: string;
  readonly text: Words;
  readonly kind: FieldKind;
  /** Name of the choice, register or case type when `kind` is one of those; of a checklist the register of its items; of a point its score. */
  readonly of?: string;
  readonly many: boolean;
  /** Which items of a checklist: over the case, the item being `it`. */
  readonly where?: Expression;
  /** Computed, never typed. */
  readonly value?: Expression;
  readonly propose?: Expression;
  /** Present = stored encrypted; who may look. Empty list never passes the check. */
  readonly seal?: readonly ActorNode[];
  readonly mark: Mark;
}

export interface FormItem {
  /** A field of the case, or the built-in `lead`. */
  readonly field: string;
  readonly optional: boolean;
  readonly mark?: Mark;
}

export interface MustNode {
  readonly holds: Expression;
  readonly otherwise: Words;
  readonly mark: Mark;
}

export interface MakeNode {
  /** The case type and its opening action. */
  readonly type: string;
  readonly action: string;
  /** Field of the new case (or `lead`) → expression in the maker's sight. */
  readonly with: Readonly<Record<string, Expression>>;
  /** One case for each item of this list; the item is `it`. */
  readonly each?: Expression;
  readonly when?: Expression;
  /** The moment that the new case counts as its opening. */
  readonly since?: Expression;
  readonly mark?: Mark;
}

/** `make: { register: { field: expression } }`: writes an entry of a register. */
export interface MakeEntryNode {
  readonly register: string;
  /** Field of the entry → expression in the maker's sight. */
  readonly with: Readonly<Record<string, Expression>>;
  /** One entry for each item of this list; the item is `it`. */
  readonly each?: Expression;
  readonly when?: Expression;
  readonly mark?: Mark;
}

/** An action of other cases that this one does: `do: { callback.withdraw: { for: … } }`. */
export interface DoNode {
  readonly type: string;
  readonly action: string;
  /** The cases it is done with. */
  readonly each: Expression;
  readonly when?: Expression;
  /** Field of that action's form (or `lead`) → expression in this case's sight. */
  readonly with: Readonly<Record<string, Expression>>;
  readonly mark?: Mark;
}

export interface ExtendNode {
  readonly clock: string;
  readonly more: Expression;
  readonly mark?: Mark;
}

export interface TellNode {
  readonly to: ActorNode;
  readonly text: Words;
  readonly mark?: Mark;
}

export interface ActionNode {
  readonly name: string;
  readonly text: Words;
  readonly from: "new" | "any" | readonly string[];
  /** Absent = the state stays. */
  readonly to?: string;
  readonly by: readonly ActorNode[];
  readonly form: readonly FormItem[];
  readonly must: readonly MustNode[];
  readonly when?: Expression;
  readonly set: Readonly<Record<string, Expression>>;
  readonly make: readonly MakeNode[];
  /** Entries of registers that the action makes. */
  readonly makeEntry: readonly MakeEntryNode[];
  readonly do: readonly DoNode[];
  /** Field that names the case this one goes into. */
  readonly join?: string;
  readonly extend: readonly ExtendNode[];
  readonly tell: readonly TellNode[];
  /** Bulletins that the action draws up of this case. */
  readonly issue: readonly string[];
  /** Indicators whose numbers it asks for the case's period and area. */
  readonly file: readonly FileItem[];
  readonly mark: Mark;
}

/** `sales`, `sales?` (numbers may stay empty), `share@below` (one for each area just below the case's). */
export interface FileItem {
  readonly indicator: string;
  readonly optional: boolean;
  readonly below: boolean;
  readonly mark: Mark;
}

export interface StateNode {
  readonly name: string;
  readonly text: Words;
  readonly end: boolean;
  readonly mark: Mark;
}

/** A mark on a clock: at a share of the limit, at the due moment, or a length after it. */
export interface AtNode {
  readonly source: string;
  readonly percent?: number;
  readonly after?: Limit;
  readonly action: string;
  readonly mark?: Mark;
}

export interface ClockNode {
  readonly name: string;
  readonly text: Words;
  readonly whose: Whose;
  readonly when?: Expression;
  /** Names of states, actions or time fields. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly hold: readonly string[];
  /** Gives a `Limit`: see parseLimit and the expression type `limit`. */
  readonly limit: Expression;
  /** Where a binding limit is read; one that is not read with high confidence is a setting. */
  readonly source?: Source;
  readonly at: readonly AtNode[];
  readonly mark: Mark;
}

export interface CaseNode {
  readonly name: string;
  readonly text: Words;
  /** e.g. `RX{date}-{block:5}`; absent on helper cases that carry no number of their own. */
  readonly number?: string;
  /** Fields by whose values lists and pages call the case; absent = by its first open text. */
  readonly title?: readonly string[];
  readonly fields: Readonly<Record<string, FieldNode>>;
  readonly duty: readonly string[];
  readonly bar: readonly string[];
  readonly states: Readonly<Record<string, StateNode>>;
  readonly actions: Readonly<Record<string, ActionNode>>;
  readonly clocks: Readonly<Record<string, ClockNode>>;
  readonly public?: { readonly when: Expression; readonly show: readonly string[] };
  readonly keep?: Limit;
  readonly mark: Mark;
}

/** Fields of a register whose entries decide who answers, before the city's duties (precedents). */
export interface AnswersNode {
  /** A field that holds an entry of the register of topics, or a topic's key as text. */
  readonly topic: string;
  /** Absent = in every area. */
  readonly area?: string;
  readonly unit: string;
  readonly mark?: Mark;
}

export interface ItemsNode {
  /** A text: the question, answered with yes or no. */
  readonly ask: string;
  /** A `yes`: a photo is wanted. */
  readonly photo?: string;
  /** A `yes`: a number is wanted. */
  readonly number?: string;
  readonly mark?: Mark;
}

export interface RegisterNode {
  readonly name: string;
  readonly text: Words;
  /** Fields that are unique together among the entries that stand; empty = entries have no key. */
  readonly key: readonly string[];
  readonly by: readonly ActorNode[];
  readonly fields: Readonly<Record<string, FieldNode>>;
  /** What does not hold refuses the entry. */
  readonly must: readonly MustNode[];
  /** What does not hold is accepted and shown beside the entry. */
  readonly flag: readonly MustNode[];
  readonly answers?: AnswersNode;
  /** The fields that make entries items of checklists: what is asked, and what must be shown beside the answer. */
  readonly items?: ItemsNode;
  /** What its entries owe by the calendar. */
  readonly cadences: Readonly<Record<string, CadenceNode>>;
  /** A text field: what is still to be asked of whoever tells something that hangs on the entry. */
  readonly asks?: string;
  /** Case types whose cases some decision reads as `links` of an entry: they take that entry's lock. */
  readonly linked: readonly string[];
  readonly mark?: Mark;
}

export type DeskKind =
  | "intake"
  | "queue"
  | "case"
  | "callback"
  | "board"
  | "register"
  | "triage"
  | "cockpit";

/** Actions by which a desk follows the telephone, each `type.action` or an action of the desk's own type. */
export interface DeskCalls {
  readonly take?: string;
  readonly end?: string;
  readonly record?: string;
}

/** Slots of a hand-made desk. `rows`, counts and columns are expressions or paths over the case type `of`. */
export interface DeskNode {
  readonly name: string;
  /** Which hand-made desk it fills; a pack may fill the same one several times. */
  readonly is: DeskKind;
  /** What people call it; absent = what every desk of its kind is called. */
  readonly text?: Words;
  readonly for: readonly string[];
  readonly of: string;
  readonly says?: Words;
  readonly count: Readonly<Record<string, Expression>>;
  readonly rows?: Expression;
  readonly sort?: string;
  readonly columns: readonly string[];
  readonly verbs: readonly string[];
  readonly receipt?: Words;
  readonly empty?: Words;
  /** When cases of neighbours may be offered beside this one; never those about people. */
  readonly near?: Expression;
  /** Fields by which its list may be narrowed. */
  readonly filter: readonly string[];
  /** What is said to the citizen, with `{path}`s of the case. */
  readonly script?: Words;
  readonly calls: DeskCalls;
  /** The register whose entries may answer what is told here, and its field that is read out. */
  readonly answers?: { readonly register: string; readonly field: string };
  /** Questions that a cockpit answers by figures. */
  readonly panels: readonly PanelNode[];
  readonly mark?: Mark;
}

/** A pack, parsed, checked and frozen. */
export interface Pack {
  readonly name: string;
  readonly text: Words;
  /** SHA-256 (hex) of the pack's files, given by whoever read them. */
  readonly hash: string;
  /** What people call this version, if they call it anything. */
  readonly version?: string;
  /** How cases of older versions come to this one. */
  readonly moves: Readonly<Record<string, MoveNode>>;
  readonly settings: Readonly<Record<string, SettingNode>>;
  readonly choices: Readonly<Record<string, ChoiceNode>>;
  readonly roles: Readonly<Record<string, RoleNode>>;
  readonly registers: Readonly<Record<string, RegisterNode>>;
  readonly cases: Readonly<Record<string, CaseNode>>;
  readonly indicators: Readonly<Record<string, IndicatorNode>>;
  readonly scores: Readonly<Record<string, ScoreNode>>;
  readonly bulletins: Readonly<Record<string, BulletinNode>>;
  readonly desks: Readonly<Record<string, DeskNode>>;
}
