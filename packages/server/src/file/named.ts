import {
  type CaseState,
  type Fault,
  type FieldValues,
  type FileRef,
  fault,
  filesIn,
  type Pack,
} from "@xinlian/kernel";
import type { Ledger, Principal } from "@xinlian/ledger";

const ID = /^[0-9a-f]{64}$/;

/** A form on its way to a decision. */
export interface Naming {
  readonly pack: Pack;
  readonly principal: Principal;
  /** The case acted on; null for a new one. */
  readonly stream: string | null;
  /** Type of the new case. */
  readonly type: string | null;
  readonly form: FieldValues;
  readonly now: number;
}

/**
 * Attachments that a form names must be stored, be what the form says they are, and be the sender's to name; null when all are. Asked before
 * anything is decided: the database asks again in the append.
 */
export async function foreignFile(ledger: Ledger, naming: Naming): Promise<Fault | null> {
  const { form, principal, stream, now } = naming;
  const named = Object.entries(form).flatMap(([field, value]) =>
    // What is badly written is told by the form's own check.
    filesIn(value).flatMap((file) => (ID.test(file.id) ? [{ field, file }] : [])),
  );
  if (named.length === 0) return null;
  const ids = [...new Set(named.map(({ file }) => file.id))];
  const stored = await ledger.files.named(principal, stream, ids, now);
  const known = new Map(stored.map((file) => [file.id, file]));
  const foreign = named.find(({ file }) => !same(file, known.get(file.id)));
  if (foreign === undefined) return null;
  const type = naming.type ?? (await typeOf(ledger, stream));
  const text = naming.pack.cases[type]?.fields[foreign.field]?.text;
  const { zh, en } = text ?? { zh: foreign.field, en: foreign.field };
  const name = String(foreign.file.name).slice(0, 120);
  return fault("file-gone", { field: zh, "field.en": en, name }, foreign.field);
}

async function typeOf(ledger: Ledger, stream: string | null): Promise<string> {
  const states: readonly CaseState[] =
    stream === null ? [] : await ledger.cases({ kind: "engine" }, [stream]);
  return states[0]?.type ?? "";
}

function same(file: FileRef, stored: Pick<FileRef, "type" | "size"> | undefined): boolean {
  return stored !== undefined && stored.type === file.type && stored.size === file.size;
}
