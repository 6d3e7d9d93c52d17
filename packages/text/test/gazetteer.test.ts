import { describe, expect, it } from "vitest";
import { dictionary, Gazetteer, segmenter } from "../src/index.ts";

const AREAS = [
  { code: "511100", name: "乐山市", parent: null },
  { code: "511102", name: "市中区", parent: "511100" },
  { code: "511112", name: "五通桥区", parent: "511100" },
  { code: "511102006", name: "通江街道", parent: "511102" },
  { code: "511112102", name: "牛华镇", parent: "511112" },
  { code: "511102006001", name: "白塔街社区居委会", parent: "511102006" },
  { code: "511112102201", name: "中心村委会", parent: "511112102" },
  { code: "511112102202", name: "三管村委会", parent: "511112102" },
];
const cutter = segmenter(dictionary(AREAS.map(({ name }) => name)));
const gazetteer = new Gazetteer(AREAS, (text) => cutter.cut(text));
const first = (text: string, within: string | null = null) => gazetteer.read(text, within)[0]?.code;

describe("a place read from a text", () => {
  it.each([
    ["五通桥区牛华镇停水", "511112102"],
    ["牛华停水两天", "511112102"],
    ["我住白塔街社区 12 栋", "511102006001"],
    ["通江街道白塔街路灯不亮", "511102006001"],
    ["牛华镇三管村的路", "511112102202"],
    ["市中区的公交", "511102"],
  ])("%s", (text, code) => {
    expect(first(text)).toBe(code);
  });

  it("is none where a word only looks like a name", () => {
    expect(gazetteer.read("市中心医院门口堵车")).toEqual([]);
    expect(gazetteer.read("活动中心没有人")).toEqual([]);
    expect(gazetteer.read("")).toEqual([]);
    expect(gazetteer.read("乐山市的事")).toEqual([]);
  });

  it("takes a village by its short name where something around it is known", () => {
    expect(first("牛华镇中心那边")).toBe("511112102201");
    expect(first("三管的路", "511112102")).toBe("511112102202");
    expect(first("三管的路", "511102")).toBeUndefined();
  });

  it("says which words say so", () => {
    expect(gazetteer.read("五通桥区牛华镇停水")[0]?.words).toEqual(["五通桥区", "牛华镇"]);
  });
});

describe("known names near to a place that is none", () => {
  it.each([
    ["牛花镇", "牛华镇", "sound"],
    ["通将街道", "通江街道", "sound"],
    ["白搭街", "白塔街社区居委会", "sound"],
    ["午通桥", "五通桥区", "sound"],
  ])("%s → %s", (text, name, how) => {
    expect(gazetteer.nearest(text)[0]).toMatchObject({ name, how });
  });

  it("finds nothing near to nothing", () => {
    expect(gazetteer.nearest("月球背面")).toEqual([]);
    expect(gazetteer.nearest("")).toEqual([]);
    expect(gazetteer.nearest("x".repeat(5_000))).toEqual([]);
  });
});
