import type { CaseDone } from "@xinlian/wire";
import { describe, expect, test } from "vitest";
import { runBatch, verbsOf } from "../src/desk/queue/batch-run.ts";
import { deskVerbs, inDeskOrder } from "../src/desk/queue/verbs.ts";
import { Refused, Unreached } from "../src/desk/server/problem.ts";
import { ROWS, viewOf } from "./desk-fixture/sample-case.ts";
import { SESSION } from "./desk-fixture/sample-city.ts";

const [waiting, handling, third] = [ROWS[0]!, ROWS[1]!, ROWS[3]!];

function deps(act: (id: string) => void) {
  const progress: number[] = [];
  let keys = 0;
  const used: string[] = [];
  return {
    progress,
    used,
    given: {
      read: async (id: string) => viewOf(ROWS.find((row) => row.id === id)!),
      act: async (view: { id: string }, _action: string, _form: object, key: string) => {
        used.push(key);
        act(view.id);
        return {} as CaseDone;
      },
      say: (words: { zh: string }) => words.zh,
      not: "现在不能做这一步",
      unreached: "没有连上服务器",
      key: () => `key-${keys++}`,
      progress: (done: number) => void progress.push(done),
    },
  };
}

test("a row's verbs stand in the order of its desk; what no desk names comes last", () => {
  expect(inDeskOrder(["extend", "classify", "accept"], SESSION.desks, "plain")).toEqual([
    "accept",
    "extend",
    "classify",
  ]);
  expect(deskVerbs(SESSION.desks, "other")).toEqual([]);
});

describe("one action on many cases", () => {
  test("what may not be done is skipped by name with the reason, the rest goes on", async () => {
    const { given, progress, used } = deps(() => {});
    const lines = await runBatch([waiting, handling, third], "accept", {}, given);
    expect(lines.map((line) => line.done)).toEqual([true, false, true]);
    expect(lines[1]).toMatchObject({ row: handling, why: "现在不能做这一步" });
    expect(progress).toEqual([1, 2, 3]);
    expect(new Set(used).size).toBe(2);
  });

  test("a refused action says why it is refused", async () => {
    const { given } = deps(() => {});
    const [line] = await runBatch([waiting], "return", {}, given);
    expect(line?.why).toContain("不能再退");
  });

  test("a refusal and a lost line each stay with their own case", async () => {
    const { given } = deps((id) => {
      if (id === waiting.id) throw new Unreached("x");
      throw new Refused({ type: "x", status: 412, code: "x", title: "", detail: "别人刚办过" });
    });
    const lines = await runBatch([waiting, third], "accept", {}, given);
    expect(lines.map((line) => line.why)).toEqual(["没有连上服务器", "别人刚办过"]);
  });

  test("the verbs are those that at least one row offers, each once", () => {
    expect(verbsOf([waiting, handling, third])).toEqual(["accept", "answer", "extend"]);
  });
});
