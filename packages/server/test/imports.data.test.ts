import { createReadStream, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { loadPack, type Pack } from "@xinlian/kernel";
import { expect, test } from "vitest";
import { checkMapping } from "../src/imports/mapping/check.ts";
import { parseMapping } from "../src/imports/mapping/parse.ts";
import { badCellText } from "../src/imports/report/bad-cell-text.ts";
import { openRows } from "../src/imports/rows/open.ts";
import { checkpointFolder } from "../src/imports/run/checkpoint.ts";
import { runImport } from "../src/imports/run/run.ts";
import { fileOf, must, NOW, OFFSET, Town } from "./imports-town.ts";

const STREAM = join(process.env["XINLIAN_TEST_DATA"] ?? "../shared/data", "messages/stream.jsonl");
const MESSAGES = 2_641;
const ROOT = new URL("../../../", import.meta.url).pathname;

function packNamed(name: string): Pack {
  const folder = join(ROOT, "packs", name);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .map((file): [string, string] => [file, readFileSync(join(folder, file), "utf8")]);
  return must(loadPack(Object.fromEntries(files), "0".repeat(64)));
}

async function importing(path: string, dry: boolean, town?: Town) {
  const text = readFileSync(join(ROOT, "cities/leshan/imports/stream.map.yaml"), "utf8");
  const mapping = must(parseMapping(text, "stream.map.yaml"));
  const target = town ?? new Town(packNamed(mapping.pack));
  const report = must(
    await runImport({
      source: must(await openRows(path, mapping.reading)),
      mapping: must(checkMapping(mapping, target.pack)),
      target,
      way: "historic",
      dry,
      skipBad: false,
      resume: false,
      actor: "feed:import",
      offset: OFFSET,
      checkpoints: checkpointFolder(join(fileOf("none", ""), "..")),
      now: () => NOW,
    }),
  );
  return { report, target };
}

test("the messages of the stream map and open without a bad row; a second time none is added", async () => {
  const { report, target } = await importing(STREAM, false);
  expect(report.cells.map((cell) => badCellText(cell, "en"))).toEqual([]);
  expect(report).toMatchObject({ state: "done", read: MESSAGES, bad: 0 });
  expect(report.added + report.repeated).toBe(MESSAGES);
  expect(target.opened.size).toBe(report.added);
  const again = await importing(STREAM, false, target);
  expect(again.report).toMatchObject({ added: 0, repeated: MESSAGES });
});

test("the code of the user is in no open field", async () => {
  const { target } = await importing(STREAM, false);
  const codes = new Set<string>();
  for await (const line of createInterface({ input: createReadStream(STREAM) })) {
    codes.add((JSON.parse(line) as { user: string }).user);
  }
  const sealed = new Set(
    Object.values(target.pack.cases)
      .flatMap((node) => Object.values(node.fields))
      .filter((field) => field.seal !== undefined)
      .map((field) => field.name),
  );
  for (const { row } of target.opened.values()) {
    const open = Object.entries(row.form).filter(([field]) => !sealed.has(field));
    expect(open.some(([, value]) => codes.has(String(value)))).toBe(false);
  }
});

test("seven bad rows set among the messages are told, exactly those", async () => {
  const lines = readFileSync(STREAM, "utf8").trimEnd().split("\n");
  const spoil: readonly ((line: string) => string)[] = [
    (line) => line.slice(0, -10),
    (line) => JSON.stringify({ ...JSON.parse(line), time: "2024/13/01 00:00:00" }),
    (line) => JSON.stringify({ ...JSON.parse(line), time: "" }),
    (line) => JSON.stringify({ ...JSON.parse(line), id: null }),
    (line) => JSON.stringify({ ...JSON.parse(line), subject: "", body: " " }),
    (line) => JSON.stringify({ ...JSON.parse(line), body: "长".repeat(10_001) }),
    () => "[]",
  ];
  const at = spoil.map((_, index) => 17 + index * 311);
  for (const [index, change] of spoil.entries()) {
    const row = at[index] ?? 0;
    lines[row - 1] = change(lines[row - 1] ?? "");
  }
  const { report, target } = await importing(fileOf("spoiled.jsonl", lines.join("\n")), false);
  expect([...new Set(report.cells.map(({ row }) => row))]).toEqual(at);
  expect(report).toMatchObject({ state: "refused", bad: 7, added: 0 });
  expect(target.opened.size).toBe(0);
});
