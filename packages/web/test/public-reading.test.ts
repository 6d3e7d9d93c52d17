import { readReport } from "@xinlian/web/public";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleCounties, sampleFields, sampleValues } from "./public-sample/report.ts";

const PLACES = { city: "511100", counties: sampleCounties };
const FIELDS = sampleFields("zh");
const read = (values: Record<string, string>) => readReport(FIELDS, values, PLACES, "zh");
const faultOf = (values: Record<string, string>, field: string) =>
  read({ ...sampleValues, ...values }).faults.find((fault) => fault.field === field)?.text;

describe("reading the report form", () => {
  it("PP-7 turns inputs into field values", () => {
    expect(read(sampleValues)).toEqual({
      faults: [],
      form: {
        what: "县街 40 号到 52 号的三盏路灯不亮，\n已经一个星期了。",
        place: { area: "511102001", address: "县街 40 号门前", lng: 103.76512, lat: 29.55203 },
        caller: { name: "王女士", phone: "13900002765" },
        photos: [{ id: "a".repeat(64), type: "image/jpeg", size: 5, name: "路灯.jpg" }],
        secret: true,
        kind: "help",
      },
    });
  });

  it("PP-7 reads stored photos up to their number, and drops nothing silently", () => {
    const photo = (n: number) => `${String(n).repeat(64)} image/png 9 第 ${n} 张.png`;
    const many = { "photos.1": photo(1), "photos.2": photo(2), "photos.3": photo(3) };
    expect(read({ ...sampleValues, ...many }).form["photos"]).toHaveLength(3);
    expect(faultOf({ ...many, "photos.4": photo(4) }, "photos")).toBe("照片最多 3 张，现在有 4 张");
    fc.assert(
      fc.property(fc.string(), (noise) => {
        const { faults } = read({ ...sampleValues, "photos.2": noise });
        expect(faults).toEqual([]);
      }),
    );
  });

  it.each([
    [
      "a point",
      { "place.lng": "103.7", "place.lat": "29.5" },
      { area: "511100", lng: 103.7, lat: 29.5 },
    ],
    ["a township", { "place.area": "511112100" }, { area: "511112100" }],
    ["a county", { "place.area": "511112" }, { area: "511112" }],
    ["an address", { "place.address": " 县街 40 号 " }, { area: "511100", address: "县街 40 号" }],
  ])("PP-7 takes %s alone as a place", (_name, inputs, place) => {
    const { form, faults } = read({ what: "路灯不亮", "caller.phone": "13900002765", ...inputs });
    expect(faults).toEqual([]);
    expect(form["place"]).toEqual(place);
  });

  it("PP-5 names every empty required field at once", () => {
    expect(
      read({})
        .faults.map((fault) => fault.field)
        .sort(),
    ).toEqual(["caller", "place", "what"]);
  });

  it.each([
    ["139 0000 2765", "13900002765"],
    ["+86 139-0000-2765", "13900002765"],
    ["１３９００００２７６５", "13900002765"],
    ["0833-2130000", "0833-2130000"],
    ["08332130000", "08332130000"],
  ])("PP-7 reads the phone number %s", (typed, phone) => {
    const { form } = read({ ...sampleValues, "caller.phone": typed });
    expect(form["caller"]).toMatchObject({ phone });
  });

  it.each([
    [{ "caller.phone": "1390000276" }, "caller", "请填写 11 位手机号，现在是 10 位"],
    [
      { "caller.phone": "12345678901" },
      "caller",
      "请填写手机号（1 开头，11 位），或带区号的座机号",
    ],
    [{ "caller.phone": "请打我" }, "caller", "请填写手机号（1 开头，11 位），或带区号的座机号"],
    [{ "place.area": "999999" }, "place", "请从列表里选镇街"],
    [{ "place.lng": "x" }, "place", "地图上的点没有读懂，请重新点一下，或写地址"],
    [{ "place.lat": "" }, "place", "地图上的点没有读懂，请重新点一下，或写地址"],
    [
      { "place.lng": "", "place.lat": "29.5", "place.area": "", "place.address": "" },
      "place",
      "地图上的点没有读懂，请重新点一下，或写地址",
    ],
    [{ "place.lat": "1e9" }, "place", "地图上的点没有读懂，请重新点一下，或写地址"],
    [{ kind: "bribe" }, "kind", "请在“属于哪一类”里选一项"],
  ])("PP-7 refuses %j", (values, field, text) => {
    expect(faultOf(values as Record<string, string>, field)).toBe(text);
  });

  it("PP-7 refuses a text that is too long, with both lengths", () => {
    expect(faultOf({ what: "灯".repeat(2001) }, "what")).toBe(
      "“发生了什么”最多 2000 个字，现在有 2001 个",
    );
    expect(faultOf({ what: "灯".repeat(2000) }, "what")).toBeUndefined();
  });

  it("PP-7 is total: any input gives each field a value, nothing or a fault, never both", () => {
    const names = [
      "what",
      "place.area",
      "place.address",
      "place.lng",
      "place.lat",
      "caller.phone",
      "caller.name",
      "secret",
      "kind",
    ];
    const inputs = fc.dictionary(
      fc.constantFrom(...names),
      fc.oneof(
        fc.string(),
        fc.string({ unit: "grapheme" }),
        fc.constantFrom(...Object.values(sampleValues)),
      ),
    );
    fc.assert(
      fc.property(inputs, (values) => {
        const { form, faults } = read(values);
        for (const fault of faults) {
          expect(form).not.toHaveProperty(fault.field);
          expect(fault.text).not.toBe("");
        }
        for (const field of FIELDS.filter((one) => !one.optional)) {
          expect(field.name in form || faults.some((fault) => fault.field === field.name)).toBe(
            true,
          );
        }
      }),
    );
  });
});
