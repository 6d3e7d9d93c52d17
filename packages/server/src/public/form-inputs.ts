import { type Result, sayFault } from "@xinlian/kernel";
import { type InputFault, keptFile } from "@xinlian/web/public";
import type { FileValue } from "@xinlian/wire";
import type { FastifyRequest } from "fastify";
import { refusal } from "../fault/refusal.ts";
import { piecesOf } from "../file/incoming.ts";
import { PHOTO } from "../file/kinds.ts";
import type { Strangers } from "../file/strangers.ts";
import { takeIn } from "../file/take-in.ts";
import type { House } from "../house.ts";
import { languageOf } from "./page.ts";
import { checkForm } from "./token.ts";

export type Inputs = Readonly<Record<string, string>>;

/** What a plain HTML form sent: its inputs, and what was wrong with its files. */
export interface Sent {
  readonly inputs: Inputs;
  readonly faults: readonly InputFault[];
}

/** Most parts of one form. */
const MOST_PARTS = 60;
/** Characters of one input. */
const MOST_CHARACTERS = 20_000;

/**
 * Reads a form with or without files, its token first: no file of a form that is not ours is taken. A file of the input `<field>.new` is
 * stored at once and goes on as the input `<field>.1`, `.2` …, so that every later step of the form carries it.
 * @param giver in whose name the files are kept until a case names them
 */
export async function readForm(
  request: FastifyRequest,
  house: House,
  strangers: Strangers,
  giver: string,
): Promise<Sent> {
  const origin = house.settings.origin;
  if (!request.isMultipart()) {
    const inputs = (request.body ?? {}) as Inputs;
    checkForm(request, inputs, origin);
    return { inputs, faults: [] };
  }
  const inputs: Record<string, string> = {};
  const stored: (readonly [field: string, file: FileValue])[] = [];
  const faults: InputFault[] = [];
  let proven = false;
  const limits = {
    fileSize: Number.POSITIVE_INFINITY,
    files: 12,
    parts: MOST_PARTS,
    fieldSize: MOST_CHARACTERS,
  };
  for await (const part of request.parts({ limits })) {
    if (part.type === "field") {
      if (part.valueTruncated)
        throw refusal("request-long", {
          field: part.fieldname,
          size: MOST_CHARACTERS + 1,
          most: MOST_CHARACTERS,
        });
      inputs[part.fieldname] = String(part.value);
      continue;
    }
    if (!proven) checkForm(request, inputs, origin);
    proven = true;
    const field = /^(.+)\.new$/.exec(part.fieldname)?.[1];
    // A browser sends a nameless empty file for an input in which nothing was chosen.
    if (field === undefined || part.filename === "") {
      part.file.resume();
      continue;
    }
    await strangers.admit(request.ip);
    const taken = await takeIn(house.ledger.files, {
      name: part.filename,
      bytes: piecesOf(part.file),
      stated: null,
      giver,
      now: house.now(),
      only: PHOTO,
    });
    if (taken.ok) stored.push([field, taken.value]);
    else {
      faults.push({ field, text: sayFault(taken.fault, languageOf(request)) });
      // What is left of this file is thrown away; the rest of the form is still wanted.
      part.file.resume();
    }
  }
  if (!proven) checkForm(request, inputs, origin);
  return { inputs: withFiles(inputs, stored), faults };
}

/** Kept photos less those ticked to be dropped, then the new ones, numbered from 1. */
function withFiles(
  inputs: Inputs,
  stored: readonly (readonly [field: string, file: FileValue])[],
): Inputs {
  const rest: Record<string, string> = {};
  const kept = new Map<string, string[]>();
  const add = (field: string, text: string) => kept.set(field, [...(kept.get(field) ?? []), text]);
  for (const [name, value] of Object.entries(inputs)) {
    const [, field = "", number = ""] = /^(.+)\.(\d)$/.exec(name) ?? [];
    if (/\.drop\.\d$/.test(name)) continue;
    if (field === "" || keptFile.read(value) === null) rest[name] = value;
    else if (inputs[`${field}.drop.${number}`] !== "yes") add(field, value);
  }
  for (const [field, file] of stored) add(field, keptFile.write(file));
  for (const [field, texts] of kept) {
    [...new Set(texts)].forEach((text, at) => {
      rest[`${field}.${at + 1}`] = text;
    });
  }
  return rest;
}

/** One photo sent ahead of its form by our page's script, as a raw body with the form's token in a header. */
export async function readPhoto(
  request: FastifyRequest,
  house: House,
  strangers: Strangers,
  giver: string,
): Promise<Result<FileValue>> {
  const token = request.headers["x-form-token"];
  checkForm(request, { token: typeof token === "string" ? token : "" }, house.settings.origin);
  await strangers.admit(request.ip);
  const { name = "photo.jpg" } = request.query as Inputs;
  const stated = Number(request.headers["content-length"] ?? Number.NaN);
  const taken = await takeIn(house.ledger.files, {
    name: name.slice(0, 200),
    bytes: piecesOf(request.raw),
    stated: Number.isFinite(stated) ? stated : null,
    giver,
    now: house.now(),
    only: PHOTO,
  });
  return taken;
}
