import { type FieldValues, type FileRef, filesIn, type Moment, mayLook } from "@xinlian/kernel";
import type { FileSeen } from "@xinlian/ledger";
import { readCase } from "../case/read-case.ts";
import { refusal } from "../fault/refusal.ts";
import type { House } from "../house.ts";
import type { Caller, PersonCaller } from "../http/caller.ts";

/** How long a look on record opens the attachments of the field, ms. */
const LOOK_HOLDS = 30 * 60_000;

/** A file that somebody may read, and what it is called there. */
export interface Read {
  readonly file: FileSeen;
  readonly name: string;
}

/**
 * The file as the caller may read it through this case, or as he sent it in when there is no case yet.
 * @throws Refusal 404 when he does not see it; `file-look-first` when it stands in a sealed field that he has not looked at
 */
export async function readFile(
  house: House,
  caller: Caller,
  id: string,
  stream: string | null,
  now: Moment,
): Promise<Read> {
  const viewer = caller.kind === "nobody" ? ({ kind: "public" } as const) : caller.viewer;
  const file = await house.ledger.files.open(viewer, id, stream);
  if (file !== null) return { file, name: await nameOf(house, file, stream, caller) };
  if (stream === null || caller.kind !== "person") throw refusal("request-not-found");
  return sealedFile(house, caller, id, stream, now);
}

async function nameOf(
  house: House,
  file: FileSeen,
  stream: string | null,
  caller: Caller,
): Promise<string> {
  if (stream === null || file.field === null) return "file";
  if (caller.kind === "nobody") {
    const [row] = await house.ledger.view({ kind: "public" }, (sql) =>
      sql.query<{ shown: FieldValues }>(
        "SELECT shown FROM ledger.public_case WHERE city = $1 AND stream = $2",
        [house.ledger.city, stream],
      ),
    );
    return named(row?.shown[file.field], file.id);
  }
  const [state] = await house.ledger.cases(caller.viewer, [stream]);
  return named(state?.fields[file.field], file.id);
}

function named(value: FieldValues[string] | undefined, id: string): string {
  const found = filesIn(value).find((ref: FileRef) => ref.id === id);
  return found?.name ?? "file";
}

/** A sealed field is read in the engine's eyes, by whom the pack lets look and who has looked just now, on record. */
async function sealedFile(
  house: House,
  caller: PersonCaller,
  id: string,
  stream: string,
  now: Moment,
): Promise<Read> {
  const { state, node, world, me, events } = await readCase(house.engine, caller, stream, now);
  const field = Object.keys(state.sealed).find((name) => state.sealed[name]?.files?.includes(id));
  const at = field === undefined ? undefined : state.sealed[field];
  if (field === undefined || at === undefined || !mayLook(state, node, field, world, me)) {
    throw refusal("request-not-found");
  }
  const looked = events.some(
    (event) =>
      event.kind === "looked" &&
      event.actor === me.actor &&
      now - event.occurredAt < LOOK_HOLDS &&
      (event.body as { fields: readonly string[] }).fields.includes(field),
  );
  const text = node.fields[field]?.text ?? { zh: field, en: field };
  if (!looked) throw refusal("file-look-first", { field: text.zh, "field.en": text.en });
  const engine = { kind: "engine" } as const;
  const file = await house.ledger.files.open(engine, id, stream);
  if (file === null) throw refusal("request-not-found");
  const values = await house.ledger.unseal(engine, at.stream, at.seq);
  return { file, name: named(values?.[field], id) };
}
