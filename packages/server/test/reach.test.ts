import { describe, expect, it } from "vitest";
import { Reach } from "../src/live/reach.ts";

const change = (stream: string, seq = 1) => ({ stream, seq });
const streams = (changes: readonly { readonly stream: string }[]) =>
  changes.map(({ stream }) => stream);

describe("what a line tells of cases", () => {
  it("tells what the viewer may see, and once more what has left his reach", () => {
    const reach = new Reach();
    const both = [change("a"), change("b")];
    expect(streams(reach.toTell(both, new Set(["a"])))).toEqual(["a"]);
    expect(streams(reach.toTell(both, new Set()))).toEqual(["a"]);
    expect(streams(reach.toTell(both, new Set()))).toEqual([]);
    expect(streams(reach.toTell(both, new Set(["b"])))).toEqual(["b"]);
  });

  it("never names a case that was not told on this line, and forgets the oldest of very many", () => {
    const reach = new Reach();
    const many = Array.from({ length: 1_500 }, (_, at) => change(`case ${at}`));
    expect(reach.toTell(many, new Set(streams(many)))).toHaveLength(1_500);
    const gone = streams(reach.toTell([change("never seen"), ...many], new Set()));
    expect(gone).toEqual(streams(many.slice(500)));
  });
});
