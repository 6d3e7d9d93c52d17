import { describe, expect, test } from "vitest";
import { mainLine } from "../src/lifecycle/index.ts";
import { loadPack } from "../src/pack/index.ts";
import { must } from "./calendar-leshan.ts";
import { PACKS, readFolder } from "./pack-folder.ts";

function lineOf(pack: string, type: string): readonly string[] {
  const node = must(loadPack(readFolder(new URL(`${pack}/`, PACKS)), "aa")).cases[type];
  if (node === undefined) throw new Error(`no case type ${type}`);
  return mainLine(node);
}

describe("the main line of a lifecycle (LC-4)", () => {
  test("is the whole way, not the shortest one to some end", () => {
    expect(lineOf("hotline", "order")).toEqual([
      "registered",
      "dispatched",
      "handling",
      "review",
      "answered",
      "closed",
      "archived",
    ]);
  });

  test("takes the states written first where ways are as long", () => {
    expect(lineOf("hotline", "callback")).toEqual(["asked", "waiting", "solved"]);
    expect(lineOf("message", "message")).toEqual(["received", "handling", "answered", "closed"]);
  });
});
