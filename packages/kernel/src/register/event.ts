import type { Moment } from "../calendar/day.ts";
import type { FieldValues } from "../field/value.ts";

/** What happened to an entry. Events carry every derived fact, so folding them needs no pack. */
export interface EntryEventBodies {
  /** The first event, with every field that is filled. */
  readonly entered: {
    readonly stream: string;
    readonly pack: string;
    readonly packHash: string;
    readonly register: string;
    readonly key: string | null;
    readonly area: string;
    readonly fields: FieldValues;
    /** The case whose action made it. */
    readonly maker?: string;
  };
  /** Fields that changed; null empties one. */
  readonly changed: {
    readonly key: string | null;
    readonly area: string;
    readonly fields: FieldValues;
  };
  readonly ended: { readonly why: string };
}

export type EntryEventKind = keyof EntryEventBodies;

export type EntryEvent = {
  [K in EntryEventKind]: {
    readonly kind: K;
    readonly version: 1;
    readonly occurredAt: Moment;
    /** `person:<id>`, `feed:<key>`, `self`. */
    readonly actor: string;
    readonly body: EntryEventBodies[K];
  };
}[EntryEventKind];
