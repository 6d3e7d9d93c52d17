import { describe, expect, test } from "vitest";
import { mainNumber, maskedPhone, normalPhone } from "../src/field/phone.ts";

/** The ways in which callers, exchanges, letters and spreadsheets write one number. */
const MOBILE = [
  "13812342765",
  "138 1234 2765",
  "138-1234-2765",
  "+8613812342765",
  "+86 138 1234 2765",
  "(+86) 138-1234-2765",
  "0086 13812342765",
  "8613812342765",
  "１３８１２３４２７６５",
  "一三八一二三四二七六五",
  "幺三八幺二三四两七六五",
  "138.1234.2765",
  " 138 1234-2765 ",
];
const LANDLINE = [
  "0833-2123456",
  "(0833)2123456",
  "（0833）212 3456",
  "0833 212 3456",
  "08332123456",
  "+86-833-2123456",
  "+868332123456",
  "0086 833 2123456",
  "86-833-2123456",
  "8608332123456",
  "０８３３－２１２３４５６",
  "零八三三 二一二三四五六",
];
const EXTENSION = [
  "0833-2123456-801",
  "08332123456-801",
  "0833-2123456转801",
  "(0833) 2123456 转 801",
  "0833-2123456 ext. 801",
  "0833-2123456 x801",
  "0833-2123456#801",
  "08332123456，801",
  "0833-2123456分机801号",
  "+86 833 212 3456 转801",
  "零八三三二一二三四五六转八零一",
  "０８３３－２１２３４５６－８０１",
];
const SERVICE = [
  "4001234567",
  "400-123-4567",
  "400 123 4567",
  "４００－１２３－４５６７",
  "+86 400 123 4567",
];

describe("a phone number in many ways of writing (FD-5)", () => {
  test.each([
    ["13812342765", MOBILE],
    ["08332123456", LANDLINE],
    ["08332123456-801", EXTENSION],
    ["4001234567", SERVICE],
  ])("is one caller: %s", (number, ways) => {
    for (const way of ways) expect(normalPhone(way), way).toBe(number);
    expect(normalPhone(number)).toBe(number);
    expect(new Set(ways.map((way) => mainNumber(normalPhone(way) ?? ""))).size).toBe(1);
  });

  test("an extension belongs to the caller of its number", () => {
    expect(mainNumber("08332123456-801")).toBe("08332123456");
    expect(maskedPhone("08332123456-801")).toBe("083****3456");
  });

  test.each([
    ["1381234276", "a figure short"],
    ["138123427655", "a figure long"],
    ["13812342765-801", "a mobile has no extension"],
    ["0833-21234567890", "no landline is so long"],
    ["010-2123456", "a number of seven figures where they have eight"],
    ["12345", "a hotline calls nobody"],
    ["anonymous", "withheld"],
    ["打不通", "no figures"],
    ["１３８…２７６５", "some left out"],
  ])("is none: %s, %s", (text) => {
    expect(normalPhone(text)).toBeNull();
  });
});
