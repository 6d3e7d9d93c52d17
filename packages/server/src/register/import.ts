import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Fault, fault, type Moment } from "@xinlian/kernel";
import type { BadRow, EntryImportReport } from "@xinlian/wire";
import type { FastifyRequest } from "fastify";
import { personMe } from "../engine/world.ts";
import { flatten } from "../fault/problem.ts";
import { granted, refusal } from "../fault/refusal.ts";
import { sayWords } from "../fault/say.ts";
import type { House } from "../house.ts";
import type { Circumstance, PersonCaller } from "../http/caller.ts";
import { openRows } from "../imports/rows/open.ts";
import type { RowSource, SourceRow } from "../imports/rows/source-row.ts";
import { enterRows } from "./enter-rows.ts";
import { mendFile, PROBLEM, type RefusedRow } from "./mend-file.ts";
import type { Kept } from "./read.ts";
import { received } from "./received.ts";
import { fieldOfColumn, type RowForm, rowForm } from "./row-form.ts";

/** Most rows of one file; more come in several. */
const MOST = 20_000;
/** Bad rows that a report names. */
const MOST_TOLD = 200;

/** Takes a CSV or XLSX file of entries: on a dry run everything is decided and nothing written. */
export async function importEntries(
  kept: Kept,
  dry: boolean,
  caller: PersonCaller,
  house: House,
  request: FastifyRequest,
  at: Circumstance,
): Promise<EntryImportReport> {
  const upload = await received(request, join(house.dataFolder, "uploads"));
  try {
    const reading = { sheet: null, delimiter: null, encoding: null };
    const source = granted(await openRows(upload.path, reading, upload.name));
    requireColumns(source, kept);
    return await entered(source, kept, dry, caller, house, at);
  } finally {
    await rm(upload.path, { force: true });
  }
}

async function entered(
  source: RowSource,
  kept: Kept,
  dry: boolean,
  caller: PersonCaller,
  { engine }: House,
  at: Circumstance,
): Promise<EntryImportReport> {
  const now = at.now as Moment;
  const bad: BadRow[] = [];
  const forms: RowForm[] = [];
  const read: SourceRow[] = [];
  const refused: RefusedRow[] = [];
  for await (const row of source.rows()) {
    if (forms.length + bad.length >= MOST) {
      throw refusal("register-import-large", { most: MOST }, source.file);
    }
    if ("broken" in row) {
      const told = badRows(row.row, row.broken, kept);
      bad.push(...told);
      refused.push({ row: row.row, cells: new Map(), why: told.map(whyOf) });
      continue;
    }
    forms.push(rowForm(kept.register, row.cells, kept.pack, engine.city));
    read.push(row);
  }
  const { id, posts } = caller;
  const me = personMe(engine.city, id, posts);
  const principal = { kind: "person", id } as const;
  const answers = await enterRows(engine, { kept, forms, me, principal, now, dry });
  const count = { entered: 0, changed: 0, same: 0, refused: 0 };
  for (const [index, answer] of answers.entries()) {
    count[answer.done] += 1;
    const row = read[index];
    if (answer.done !== "refused" || row === undefined) continue;
    const told = badRows(row.row, answer.fault, kept);
    bad.push(...told);
    refused.push({ ...row, why: told.map(whyOf) });
  }
  const rows = new Set(bad.map(({ row }) => row));
  return {
    file: source.file,
    dry,
    rows: forms.length + (rows.size - count.refused),
    entered: count.entered,
    changed: count.changed,
    same: count.same,
    bad: rows.size,
    badRows: bad.sort((a, b) => a.row - b.row).slice(0, MOST_TOLD),
    mend: mendFile(source.columns, refused),
  };
}

function whyOf({ column, detail }: BadRow): string {
  return column === null ? detail.zh : `${column}：${detail.zh}`;
}

/** Every reason why a row was refused, each at its column. */
function badRows(row: number, refused: Fault, { register }: Kept): readonly BadRow[] {
  const parts = refused.parts === undefined ? [refused] : flatten(refused.parts);
  return parts.map((part) => ({
    row,
    column: register.fields[part.place ?? ""]?.text.zh ?? part.place ?? null,
    code: part.code,
    detail: sayWords(part),
  }));
}

/** A column that fills nothing would lose what stands in it. */
function requireColumns({ columns, file }: RowSource, { register }: Kept): void {
  const allowed = Object.values(register.fields)
    .map(({ name, text }) => `${text.zh} / ${name}`)
    .join(", ");
  const parts = (columns ?? [])
    .filter((column) => column !== "" && column !== PROBLEM)
    .filter((column) => fieldOfColumn(register, column) === undefined)
    .map((column) => fault("register-import-column", { column, allowed }, file));
  if (parts.length > 0) throw refusal("register-import-column", parts[0]?.values ?? {}, file);
}
