import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadPack } from "@xinlian/kernel";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type OwnSettings, settingFaults } from "../src/pack/own-settings.ts";

const PACK = `
pack: lamps
text: 路灯 | Lamps
settings:
  fix_limit: { is: limit, text: 修复 | fix, source: 默认 low, value: { help: 7wd, complain: 15wd } }
  most: { is: number, text: 最多 | most, source: 默认 low, value: 3 }
choices: { kind: { help: 求助 | help, complain: 投诉 | complaint } }
roles: { desk: { text: 受理 | desk, sees: city } }
cases:
  order:
    text: 工单 | order
    fields: { kind: { is: kind, text: 类型 | kind } }
    states: { open: 待办 | open, closed: { text: 办结 | closed, end: true } }
    actions:
      register: { text: 登记 | register, from: new, to: open, by: [desk], form: [kind] }
      close: { text: 办结 | close, from: open, to: closed, by: [desk], must: { past.register.count < setting.most: 太多 | too many } }
    clocks: { fix: { text: 修复 | fix by, from: open, to: closed, limit: "setting.fix_limit[kind]" } }
`;

describe("what a city sets differently (PK-8)", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "settings-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function told(text: string) {
    const loaded = loadPack({ "pack.yaml": PACK }, "aa");
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.fault));
    writeFileSync(join(folder, "city.yaml"), text);
    const { settings } = parse(text) as { settings: OwnSettings };
    return settingFaults(folder, settings, [loaded.value]).map(({ code, place, values }) => [
      code,
      place,
      values.allowed,
    ]);
  }

  test("may be a row of a table, or a value of its kind", () => {
    expect(told("code: x\nsettings:\n  lamps: { fix_limit: { help: 5wd }, most: 4 }\n")).toEqual(
      [],
    );
  });

  test("is refused by file, line and what is allowed", () => {
    const text = `code: x
settings:
  lamps:
    fix_limit:
      help: soon
      consult: 3wd
    most: many
    least: 1
  trams: { most: 1 }
`;
    expect(told(text)).toEqual([
      ["pack-limit", "city.yaml:5", undefined],
      ["pack-unknown", "city.yaml:6", "help, complain"],
      ["pack-value", "city.yaml:7", "number"],
      ["pack-unknown", "city.yaml:8", "fix_limit, most"],
      ["pack-unknown", "city.yaml:9", "lamps"],
    ]);
  });
});
