import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type Part, unpack } from "../src/imports/rows/archive.ts";
import { ROW_BOUNDS } from "../src/imports/rows/bounds.ts";
import { openRows } from "../src/imports/rows/open.ts";
import { repack } from "../src/imports/rows/repack.ts";
import { fileOf } from "./imports-town.ts";

const PLAIN = { sheet: null, delimiter: null, encoding: null };
const open = (archive: Buffer) => openRows(fileOf("a.xlsx", archive), PLAIN);

const part = (name: string, text: string): Part => ({ name, bytes: Buffer.from(text) });
const HEADS: readonly Part[] = [
  part("[Content_Types].xml", "<Types/>"),
  part(
    "xl/workbook.xml",
    '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>',
  ),
  part(
    "xl/_rels/workbook.xml.rels",
    '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  ),
];
const sheet = (cells: string) =>
  part("xl/worksheets/sheet1.xml", `<worksheet><sheetData>${cells}</sheetData></worksheet>`);
const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** An archive of one packed part whose headers claim whatever is wanted. */
function packed(
  name: string,
  bytes: Buffer,
  claims: { readonly method?: number; readonly flags?: number } = {},
): Buffer {
  const archive = repack([{ name, bytes }]);
  const central = archive.indexOf("PK\u0001\u0002", 0, "latin1");
  for (const [at, shift] of [
    [0, 0],
    [central, 2],
  ] as const) {
    archive.writeUInt16LE(claims.flags ?? 0, at + 6 + shift);
    archive.writeUInt16LE(claims.method ?? 8, at + 8 + shift);
    // The size that the part claims to have when unpacked: a lie.
    archive.writeUInt32LE(10, at + 22 + shift);
  }
  return archive;
}

test("a plain sheet is read through the same door", async () => {
  const opened = await open(
    repack([
      ...HEADS,
      sheet(`<row r="1">${cell("A1", "编号")}</row><row r="2">${cell("A2", "1")}</row>`),
    ]),
  );
  expect(opened).toMatchObject({ ok: true, value: { columns: ["编号"] } });
});

describe("hostile archives", () => {
  test("a part that unpacks to more than it claims is stopped at the limit", () => {
    const bomb = deflateRawSync(Buffer.alloc(ROW_BOUNDS.unpacked + 1));
    expect(unpack(packed("xl/worksheets/sheet1.xml", bomb), "a.xlsx")).toMatchObject({
      ok: false,
      fault: { code: "import-archive-large", values: { what: "bytes" } },
    });
  });

  test("a part that shrinks too well to be a table is refused", () => {
    const bomb = deflateRawSync(Buffer.alloc(8 * 1024 ** 2));
    expect(unpack(packed("xl/worksheets/sheet1.xml", bomb), "a.xlsx")).toMatchObject({
      ok: false,
      fault: { code: "import-archive-large", values: { most: ROW_BOUNDS.ratio } },
    });
  });

  test("more entries than any table has", () => {
    const many = Array.from({ length: ROW_BOUNDS.entries + 1 }, (_, at) =>
      part(`xl/${at}.xml`, ""),
    );
    expect(unpack(repack(many), "a.xlsx")).toMatchObject({
      ok: false,
      fault: { code: "import-archive" },
    });
  });

  test.each([
    ["encrypted", { flags: 1 }],
    ["an unknown method", { method: 99 }],
    ["bytes that are not packed", { method: 8 }],
  ])("%s", (_, claims) => {
    const archive = packed("xl/workbook.xml", Buffer.from("<not packed>"), claims);
    expect(unpack(archive, "a.xlsx")).toMatchObject({
      ok: false,
      fault: { code: "import-archive" },
    });
  });

  test("a document type, with which entities would grow", async () => {
    const type = part("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook/>');
    expect(await open(repack([...HEADS.slice(0, 1), type]))).toMatchObject({
      ok: false,
      fault: { code: "import-archive" },
    });
  });

  test.each([
    ["one cell in the last corner", `<row r="1048576">${cell("XFD1048576", "x")}</row>`, "columns"],
    ["a row beyond the last", `<row r="1048577">${cell("A1048577", "x")}</row>`, "rows"],
    [
      "a rectangle of more cells than memory holds",
      `<row r="1000000">${cell("CV1000000", "x")}</row>`,
      "cells",
    ],
  ])("%s", async (_, cells, what) => {
    const opened = await open(repack([...HEADS, sheet(cells)]));
    expect(opened).toMatchObject({
      ok: false,
      fault: { code: "import-archive-large", values: { what } },
    });
  });

  test("a part that the directory does not list is not read", async () => {
    const good = repack([...HEADS, sheet(`<row r="1">${cell("A1", "good")}</row>`)]);
    const hidden = repack([sheet(`<row r="1">${cell("A1", "hidden")}</row>`)]);
    const local = hidden.subarray(0, hidden.indexOf("PK\u0001\u0002", 0, "latin1"));
    const shifted = Buffer.concat([local, good]);
    // The directory's own offsets are moved by what stands before.
    const end = shifted.length - 22;
    let at = shifted.readUInt32LE(end + 16) + local.length;
    shifted.writeUInt32LE(at, end + 16);
    for (let entry = 0; entry < shifted.readUInt16LE(end + 10); entry += 1) {
      shifted.writeUInt32LE(shifted.readUInt32LE(at + 42) + local.length, at + 42);
      at += 46 + shifted.readUInt16LE(at + 28);
    }
    expect(await open(shifted)).toMatchObject({ ok: true, value: { columns: ["good"] } });
  });

  test("every cut of a sound file is refused or read, never thrown at", async () => {
    const sound = repack([...HEADS, sheet(`<row r="1">${cell("A1", "a")}</row>`)]);
    for (let length = 4; length < sound.length; length += 37) {
      expect(await open(sound.subarray(0, length))).toMatchObject({ ok: false });
    }
  });

  test("tags that are never closed are refused before a reader sees them", async () => {
    const opened = await open(repack([...HEADS, sheet('<row <c r="'.repeat(100_000))]));
    expect(opened).toMatchObject({ ok: false, fault: { code: "import-archive" } });
  });

  test("XML that is broken otherwise is refused by the reader in its own thread", async () => {
    expect(await open(repack([...HEADS, sheet("<row></c>")]))).toMatchObject({
      ok: false,
      fault: { code: "import-archive" },
    });
    expect(await open(repack([part("xl/x.xml", "")]))).toMatchObject({
      ok: false,
      fault: { code: "import-archive" },
    });
  });
});
